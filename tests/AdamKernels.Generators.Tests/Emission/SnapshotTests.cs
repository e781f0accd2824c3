using System.Reflection;
using AdamKernels.Generators.Tests.Harness;

namespace AdamKernels.Generators.Tests.Emission;

/// <summary>
/// All emitted code of networks that are small enough to read. A change of one emitted character fails here, and is shown.
/// </summary>
public sealed class SnapshotTests
{
    /// <summary>Two layers whose rows fit one block of 16; the second one is narrow.</summary>
    [Fact]
    public Task Adam_4x8x2() => Verifier.Verify(GeneratorHarness.Run("""
        using AdamKernels;

        namespace Demo;

        [Network(4, MaxBatchSize = 16)]
        [Dense(8, Activation.Relu)]
        [Dense(2)]
        [MeanSquaredError]
        [Adam]
        public sealed partial class Regression;
        """).AssertDidNotThrow().Driver);

    /// <summary>
    /// Odd sizes, which leave tails, a batch too small for transposed weights, and an activation that needs a pass of its own.
    /// </summary>
    [Fact]
    public Task Momentum_3x5x1() => Verifier.Verify(GeneratorHarness.Run("""
        using AdamKernels;

        namespace Demo;

        [Network(3, MaxBatchSize = 7)]
        [Dense(5, Activation.Tanh)]
        [Dense(1)]
        [BinaryCrossEntropy]
        [Sgd(LearningRate = 0.05, Momentum = 0.9)]
        public sealed partial class Detector;
        """).AssertDidNotThrow().Driver);

    /// <summary>
    /// Every option of a layer, weights of classes, a limit of the norm and an average: what is emitted only where it is declared.
    /// </summary>
    [Fact]
    public Task Options_3x5x5x2() => Verifier.Verify(GeneratorHarness.Run("""
        using AdamKernels;

        namespace Demo;

        [Network(3, MaxBatchSize = 9)]
        [Dense(5, Activation.Silu, LayerNorm = true, Initializer = Initializer.HeNormal)]
        [Dense(5, Activation.HardSwish, Dropout = 0.25, Residual = true, LearningRateFactor = 0.5)]
        [Dense(2)]
        [SoftmaxCrossEntropy(LabelSmoothing = 0.1, ClassWeights = new[] { 1.0, 3.0 })]
        [AdamW(WeightDecay = 0.05)]
        [ClipGradientNorm(1)]
        [AverageParameters(Decay = 0.99)]
        [StandardizeInputs]
        public sealed partial class Optioned;
        """).AssertDidNotThrow().Driver);

    /// <summary>An update beside the products of the next tile, and a large batch that is taken in tiles.</summary>
    [Fact]
    public Task Tiles_32x16x1() => Verifier.Verify(GeneratorHarness.Run("""
        using AdamKernels;

        namespace Demo;

        [Network(32, MaxBatchSize = 1000)]
        [Dense(16, Activation.Relu)]
        [Dense(1)]
        [MeanSquaredError]
        [Adam]
        public sealed partial class LargeBatches;
        """).AssertDidNotThrow().Driver);

    /// <summary>Sums of shards, which are added in a tree before they update the parameters.</summary>
    [Fact]
    public Task Shards_3x5x1() => Verifier.Verify(GeneratorHarness.Run("""
        using AdamKernels;

        namespace Demo;

        [Network(3, MaxBatchSize = 7)]
        [Dense(5, Activation.Relu)]
        [Dense(1)]
        [MeanSquaredError]
        [Adam]
        [Shards(4)]
        public sealed partial class Divided;
        """).AssertDidNotThrow().Driver);

    /// <summary>A declaration with an error, here without an optimizer.</summary>
    [Fact]
    public Task Skeleton_3x5x2() => Verifier.Verify(GeneratorHarness.Run("""
        using AdamKernels;

        namespace Demo;

        [Network(3, MaxBatchSize = 9)]
        [Dense(5, Activation.Relu)]
        [Dense(2)]
        [SoftmaxCrossEntropy]
        [StandardizeInputs]
        public sealed partial class Unfinished;
        """).AssertDidNotThrow().Driver);

    /// <summary>Numbers that are arguments of the kernels, computed anew in each pass.</summary>
    [Fact]
    public Task Adjustable_3x5x1() => Verifier.Verify(GeneratorHarness.Run("""
        using AdamKernels;

        namespace Demo;

        [Network(3, MaxBatchSize = 7)]
        [Dense(5, Activation.Relu)]
        [Dense(1)]
        [MeanSquaredError]
        [Adam(Adjustable = true)]
        [ClipGradientValue(0.5, Adjustable = true)]
        public sealed partial class Steered;
        """).AssertDidNotThrow().Driver);

    /// <summary>Fails when a test of snapshots is renamed or removed and its snapshots stay.</summary>
    [Fact]
    public void Every_snapshot_belongs_to_a_test()
    {
        var tests = typeof(SnapshotTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public).Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet();
        string[] orphans =
            [.. Directory.GetFiles(ProjectFiles.Snapshots, "*.verified.cs")
                .Where(file => !tests.Contains(Path.GetFileName(file).Split('#')[0]))];
        Assert.Empty(orphans);
    }
}
