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
    public Task Names_with_an_alias() => FixTest<AddAttributeFix>.Becomes(
        "using Ak = AdamKernels;\n[Ak::Network(4), Ak::Dense(2), Ak::Adam] partial class {|AK0008:Net|};",
        "using Ak = AdamKernels;\n[Ak::Network(4), Ak::Dense(2), Ak::Huber, Ak::Adam] partial class Net;",
        "Huber");

    /// <summary>Fails when a file with the line ends of Windows gets others.</summary>
    [Fact]
    public async Task Line_ends_stay_those_of_the_file()
    {
        const string Wrong = "using AdamKernels;\r\n[Network(4)]\r\n[Dense(2)]\r\n[Adam]\r\npartial class Net;\r\n";
        (_, IReadOnlyList<(string Title, string Fixed)> fixes) = await Providers.Offer(Wrong);
        Assert.Equal(
            Wrong.Replace("[Dense(2)]", "[Dense(2)]\r\n[Huber]", StringComparison.Ordinal),
            fixes.Single(fix => fix.Title == "Add [Huber]").Fixed);
    }

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
