using AdamKernels.CodeFixes.Tests.Harness;

namespace AdamKernels.CodeFixes.Tests.Fixes;

public sealed class KeepAttributeFixTests
{
    [Theory]
    [InlineData("MeanSquaredError")]
    [InlineData("BinaryCrossEntropy")]
    public Task One_loss_of_a_list(string kept) => FixTest<KeepAttributeFix>.Becomes(
        "[Network(4), Dense(2), MeanSquaredError, {|AK0008:BinaryCrossEntropy|}, Adam] partial class Net;",
        $"[Network(4), Dense(2), {kept}, Adam] partial class Net;",
        kept);

    [Fact]
    public Task One_optimizer_of_three_lists() => FixTest<KeepAttributeFix>.Becomes(
        """
        [Network(4)]
        [Dense(2), Adam] // the usual one
        [{|AK0009:Sgd|}]
        // Tried once.
        [Lion]
        [MeanSquaredError]
        partial class Net;
        """,
        """
        [Network(4)]
        [Dense(2)] // the usual one
        // Tried once.
        [Lion]
        [MeanSquaredError]
        partial class Net;
        """,
        "Lion");

    [Fact]
    public Task The_first_attribute_of_a_list_and_the_only_one() => FixTest<KeepAttributeFix>.Becomes(
        "[ClipGradientNorm(1), Network(4), Dense(2), MeanSquaredError, Adam]\n[{|AK0026:ClipGradientValue(0.1)|}]\npartial class Net;",
        "[Network(4), Dense(2), MeanSquaredError, Adam]\n[ClipGradientValue(0.1)]\npartial class Net;",
        "ClipGradientValue");

    /// <summary>Fails when a comment between two attributes is removed, which may be about the one that stays.</summary>
    [Fact]
    public Task Comments_between_attributes_stay() => FixTest<KeepAttributeFix>.Becomes(
        """
        [Network(4), // inputs
         Dense(2), // outputs
         MeanSquaredError, // squares
         {|AK0008:Huber|}, // robust
         Adam]
        partial class Net;
        """,
        """
        [Network(4), // inputs
         Dense(2), // outputs
         MeanSquaredError // squares
         , // robust
         Adam]
        partial class Net;
        """,
        "MeanSquaredError");

    [Fact]
    public Task Two_classes() => FixTest<KeepAttributeFix>.Becomes(
        """
        [Network(4), Dense(2), Huber, Adam, {|AK0009:Sgd|}] partial class First;
        [Network(4), Dense(2), Huber, Lion, {|AK0009:Sgd|}, Adam(Beta1 = 0.8)] partial class Second;
        """,
        """
        [Network(4), Dense(2), Huber, Adam] partial class First;
        [Network(4), Dense(2), Huber, Adam(Beta1 = 0.8)] partial class Second;
        """,
        "Adam");
}
