using AdamKernels.CodeFixes.Tests.Harness;

namespace AdamKernels.CodeFixes.Tests.Fixes;

public sealed class MoveLayersFixTests
{
    [Fact]
    public Task To_the_declaration_with_the_network() => FixTest<MoveLayersFix>.Becomes(
        """
        [Network(4), Dense(8, Activation.Relu), MeanSquaredError, Adam]
        public sealed partial class {|AK0013:Net|};

        // The outputs.
        [Dense(2)]
        public sealed partial class Net;
        """,
        """
        [Network(4), Dense(8, Activation.Relu), Dense(2), MeanSquaredError, Adam]
        public sealed partial class Net;

        // The outputs.
        public sealed partial class Net;
        """);

    /// <summary>Fails when layers change their order, which is that of the files, or lose their place between others.</summary>
    [Fact]
    public Task From_files_before_and_after_it() => FixTest<MoveLayersFix>.Becomes(
        [
            "[Dense(16, Activation.Relu)]\n[Dense(8, Dropout = 0.5)]\npartial class {|AK0013:Net|};",
            "[Network(4)]\n[Dense(4)] // in the middle\n[MeanSquaredError]\npartial class Net;",
            "[Dense(3), Adam, Dense(2)] partial class Net;",
        ],
        [
            "partial class Net;",
            "[Network(4)]\n[Dense(16, Activation.Relu)]\n[Dense(8, Dropout = 0.5)]\n[Dense(4)] // in the middle\n[Dense(3)]\n[Dense(2)]\n"
            + "[MeanSquaredError]\npartial class Net;",
            "[Adam] partial class Net;",
        ]);

    [Fact]
    public Task From_a_file_before_it() => FixTest<MoveLayersFix>.Becomes(
        ["[Dense(8)] partial class {|AK0013:Net|};", "[Network(4), Dense(2), MeanSquaredError, Adam] partial class Net;"],
        ["partial class Net;", "[Network(4), Dense(8), Dense(2), MeanSquaredError, Adam] partial class Net;"]);

    [Fact]
    public Task To_a_network_without_layers_of_its_own() => FixTest<MoveLayersFix>.Becomes(
        """
        [Dense(8)] partial class {|AK0013:Net|};
        [Network(4), MeanSquaredError, Adam] partial class Net;
        [Dense(2)] partial class Net;
        """,
        """
        partial class Net;
        [Network(4), Dense(8), Dense(2), MeanSquaredError, Adam] partial class Net;
        partial class Net;
        """);
}
