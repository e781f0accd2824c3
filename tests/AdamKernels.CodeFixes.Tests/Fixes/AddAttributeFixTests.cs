using AdamKernels.CodeFixes.Tests.Harness;

namespace AdamKernels.CodeFixes.Tests.Fixes;

public sealed class AddAttributeFixTests
{
    [Fact]
    public Task A_loss_after_the_layers() => FixTest<AddAttributeFix>.Becomes(
        "[Network(4), Dense(8), Dense(2), Adam] partial class {|AK0008:Net|};",
        "[Network(4), Dense(8), Dense(2), SoftmaxCrossEntropy, Adam] partial class Net;",
        "SoftmaxCrossEntropy");

    [Fact]
    public Task An_optimizer_after_the_loss() => FixTest<AddAttributeFix>.Becomes(
        "[Network(4), Dense(2), Huber(Delta = 2)] partial class {|AK0009:Net|};",
        "[Network(4), Dense(2), Huber(Delta = 2), AdamW] partial class Net;",
        "AdamW");

    [Fact]
    public Task Lists_of_their_own_keep_their_comments() => FixTest<AddAttributeFix>.Becomes(
        """
        namespace Demo
        {
            /// <summary>A network.</summary>
            [Network(4)] // inputs
            [Dense(8, Activation.Relu)]
            [Dense(2)] // outputs
            [Adam]
            public partial class {|AK0008:Net|};
        }
        """,
        """
        namespace Demo
        {
            /// <summary>A network.</summary>
            [Network(4)] // inputs
            [Dense(8, Activation.Relu)]
            [Dense(2)] // outputs
            [MeanSquaredError]
            [Adam]
            public partial class Net;
        }
        """,
        "MeanSquaredError");

    [Fact]
    public Task Lists_on_one_line() => FixTest<AddAttributeFix>.Becomes(
        "[Network(4)] [Dense(2)] [Huber] partial class {|AK0009:Net|};",
        "[Network(4)] [Dense(2)] [Huber] [Lion] partial class Net;",
        "Lion");

    /// <summary>Fails when the attribute is written in a way that does not compile where the others are qualified.</summary>
    [Fact]
    public Task Qualified_names() => FixTest<AddAttributeFix>.Becomes(
        "[AdamKernels.Network(4), global::AdamKernels.DenseAttribute(2), AdamKernels.Adam] partial class {|AK0008:Net|};",
        "[AdamKernels.Network(4), global::AdamKernels.DenseAttribute(2), global::AdamKernels.Huber, AdamKernels.Adam] partial class Net;",
        "Huber");

    [Fact]
    public Task Two_classes_in_two_files() => FixTest<AddAttributeFix>.Becomes(
        [
            "[Network(4), Dense(2), Huber] partial class {|AK0009:First|};",
            "[Network(4)]\n[Dense(2)]\n[Huber]\npartial class {|AK0009:Second|};",
        ],
        [
            "[Network(4), Dense(2), Huber, Sgd] partial class First;",
            "[Network(4)]\n[Dense(2)]\n[Huber]\n[Sgd]\npartial class Second;",
        ],
        "Sgd");
}
