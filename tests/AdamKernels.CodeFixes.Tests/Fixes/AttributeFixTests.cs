using AdamKernels.CodeFixes.Tests.Harness;

namespace AdamKernels.CodeFixes.Tests.Fixes;

/// <summary>Attributes that are removed or replaced.</summary>
public sealed class AttributeFixTests
{
    [Fact]
    public Task Attributes_without_a_network_are_removed() => FixTest<RemoveAttributeFix>.Becomes(
        """
        /// <summary>Not a network.</summary>
        [{|AK0014:Adam|}, System.Serializable]
        [{|AK0014:Dense(2)|}]
        public class Net;
        """,
        """
        /// <summary>Not a network.</summary>
        [System.Serializable]
        public class Net;
        """);

    /// <summary>Fails when the line after a removed one is indented twice.</summary>
    [Fact]
    public Task An_indented_attribute_takes_its_line_with_it() => FixTest<RemoveAttributeFix>.Becomes(
        """
        namespace Demo
        {
            [{|AK0014:Adam|}]
            public class Net;
        }
        """,
        """
        namespace Demo
        {
            public class Net;
        }
        """);

    [Fact]
    public Task Standardized_targets_without_a_unit_are_removed() => FixTest<RemoveAttributeFix>.Becomes(
        "[Network(4), Dense(3), SoftmaxCrossEntropy, Adam]\n[{|AK0033:StandardizeTargets|}] // no\npartial class Net;",
        "[Network(4), Dense(3), SoftmaxCrossEntropy, Adam]\n // no\npartial class Net;");

    [Fact]
    public Task Softmax_of_one_output_becomes_a_binary_loss() => FixTest<ReplaceAttributeFix>.Becomes(
        "[Network(4), Dense(1), {|AK0011:AdamKernels.SoftmaxCrossEntropy|}, Adam] partial class Net;",
        "[Network(4), Dense(1), AdamKernels.BinaryCrossEntropy, Adam] partial class Net;");

    /// <summary>Fails when a replacement drops what the loss was given.</summary>
    [Theory]
    [InlineData("SoftmaxCrossEntropy(LabelSmoothing = 0.1)", "")]
    [InlineData("SoftmaxCrossEntropy(0.1)", "class SoftmaxCrossEntropyAttribute(double options) : System.Attribute;")]
    public async Task Softmax_of_one_output_with_options_gets_outputs_instead(string loss, string own)
    {
        (_, IReadOnlyList<(string Title, string Fixed)> fixes) = await Providers.Offer(
            $"using AdamKernels;\n[Network(4), Dense(1), {loss}, Adam] partial class Net;\nnamespace AdamKernels {{ {own} }}");
        Assert.Contains($"Dense(2), {loss}", Assert.Single(fixes).Fixed, StringComparison.Ordinal);
    }
}
