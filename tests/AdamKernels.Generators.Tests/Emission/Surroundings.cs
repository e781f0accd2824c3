using AdamKernels.Generators.Tests.Harness;

namespace AdamKernels.Generators.Tests.Emission;

/// <summary>A network for the tests that put types, members and settings around it.</summary>
internal static class Surroundings
{
    /// <summary>
    /// A network that uses everything that kernels import: dropout, transposed weights, prefetching, functions, sums of lanes.
    /// </summary>
    public const string Attributes = """
        /// <summary>A network.</summary>
        [global::AdamKernels.Network(200, MaxBatchSize = 16)]
        [global::AdamKernels.Dense(24, global::AdamKernels.Activation.Gelu, LayerNorm = true, Dropout = 0.5)]
        [global::AdamKernels.Dense(3)]
        [global::AdamKernels.SoftmaxCrossEntropy(ClassWeights = new double[] { 1, 2, 3 })]
        [global::AdamKernels.Adam]
        [global::AdamKernels.StandardizeInputs]
        """;

    /// <summary>Fails unless the declarations compile, and the analyzer, which sees emitted members too, has nothing to report.</summary>
    public static void AssertCompiles(params string[] sources)
    {
        GeneratorRun run = GeneratorHarness.Run(sources);
        Assert.NotEmpty(run.Files);
        run.AssertCompiles();
        Assert.Empty(GeneratorHarness.Analyze(run.Output).GetAwaiter().GetResult());
    }
}
