using AdamKernels.PathProbe;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Threads;

/// <summary>Large batches, of which the threads take tiles in turn.</summary>
public sealed class PipelineTests
{
    /// <summary>
    /// Fails when a sum of gradients or of the loss does not have the order of the tiles, when a thread works in the memory of another, or
    /// when targets are those of another tile.
    /// </summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Tiles_in_turn_have_the_bits_of_one_thread(int threads)
    {
        using var workers = new TrainingWorkers(threads, SharingRule.Always);
        Check<PipelinedCurve>(workers, TargetsOf);
        Check<PipelinedClassifier>(workers, LabelsOf);
        Check<PipelinedClassifier>(workers, WeightedLabelsOf);
    }

    /// <summary>Fails when the update is not that of the whole batch, or when a sample that is not finite is learned from.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(700)]
    [InlineData(999)]
    public void A_bad_sample_is_named_and_changes_nothing(int sample)
    {
        using var workers = new TrainingWorkers(3, SharingRule.Always);
        var alone = new Trainer<PipelinedCurve>(new PipelinedCurve(seed: 1).WithIdentityScale());
        var shared = new Trainer<PipelinedCurve>(new PipelinedCurve(seed: 1).WithIdentityScale(), workers);
        var random = new DeterministicRandom(4);
        float[] inputs = [.. Enumerable.Range(0, 4 * 1_000).Select(_ => random.NextSingle())];
        inputs[4 * sample + 2] = float.NegativeInfinity;
        float[] targets = new float[2 * 1_000];

        string expected = Assert.Throws<NonFiniteLossException>(() => alone.Step(inputs, targets)).Message;

        Assert.Equal(expected, Assert.Throws<NonFiniteLossException>(() => shared.Step(inputs, targets)).Message);
        Assert.Equal(Bits.Of(alone), Bits.Of(shared));
        Assert.Equal(0, shared.StepCount);
    }

    /// <summary>Fails when a batch that is skipped is learned from, or the next one is not.</summary>
    [Fact]
    public void A_bad_batch_is_skipped()
    {
        using var workers = new TrainingWorkers(3, SharingRule.Always);
        var alone = new Trainer<PipelinedCurve>(new PipelinedCurve(seed: 1).WithIdentityScale());
        var shared = new Trainer<PipelinedCurve>(new PipelinedCurve(seed: 1).WithIdentityScale(), workers)
        {
            NonFinitePolicy = NonFinitePolicy.SkipStep,
        };
        float[] inputs = new float[4 * 1_000], targets = new float[2 * 1_000];
        inputs[4 * 700] = float.NaN;

        shared.Step(inputs, targets);

        Assert.Equal(Bits.Of(alone), Bits.Of(shared));
        inputs[4 * 700] = 1;
        Assert.Equal(alone.Step(inputs, targets), shared.Step(inputs, targets));
        Assert.Equal(Bits.Of(alone), Bits.Of(shared));
    }

    /// <summary>
    /// Fails when the bad value is looked for in the gathered inputs, where tiles have been standardized since: the fit would learn from
    /// it.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(700)]
    [InlineData(999)]
    public void A_fit_names_a_bad_sample_and_changes_nothing(int sample)
    {
        using var workers = new TrainingWorkers(3, SharingRule.Always);
        var alone = new Trainer<PipelinedCurve>(new PipelinedCurve(seed: 1).WithIdentityScale());
        var shared = new Trainer<PipelinedCurve>(new PipelinedCurve(seed: 1).WithIdentityScale(), workers);
        float[] inputs = new float[4 * 1_000], targets = new float[2 * 1_000];
        inputs[4 * sample + 2] = float.NegativeInfinity;
        var options = new FitOptions { Epochs = 1, BatchSize = 1_000, Shuffle = false };

        string expected = Assert.Throws<NonFiniteLossException>(() => alone.Fit(inputs, targets, options)).Message;

        Assert.Contains($"input 2 of sample {sample}", expected, StringComparison.Ordinal);
        Assert.Equal(expected, Assert.Throws<NonFiniteLossException>(() => shared.Fit(inputs, targets, options)).Message);
        Assert.Equal(Bits.Of(alone), Bits.Of(shared));
        Assert.Equal(0, shared.StepCount);
    }

    [Fact]
    public void Fits_have_the_history_of_one_thread()
    {
        using var workers = new TrainingWorkers(2, SharingRule.Always);
        var random = new DeterministicRandom(4);
        float[] inputs = [.. Enumerable.Range(0, 4 * 2_500).Select(_ => random.NextSingle())];
        int[] labels = [.. Enumerable.Range(0, 2_500).Select(_ => random.NextInt32(3))];
        var alone = new Trainer<PipelinedClassifier>(new PipelinedClassifier(seed: 1));
        var shared = new Trainer<PipelinedClassifier>(new PipelinedClassifier(seed: 1), workers);
        var options = new FitOptions { Epochs = 3, BatchSize = 1_000, ValidationFraction = 0.2 };

        FitResult expected = alone.Fit(inputs, labels, options), actual = shared.Fit(inputs, labels, options);

        Assert.Equal(expected.History.Select(epoch => epoch.ToString()), actual.History.Select(epoch => epoch.ToString()));
        Assert.Equal(Bits.Of(alone), Bits.Of(shared));
    }

    private delegate Targets TargetsOfBatch(int samples, DeterministicRandom random);

    private static void Check<TNetwork>(TrainingWorkers workers, TargetsOfBatch targets)
        where TNetwork : class, INetwork<TNetwork>
    {
        var alone = new Trainer<TNetwork>(TNetwork.Create().WithIdentityScale());
        var shared = new Trainer<TNetwork>(TNetwork.Create().WithIdentityScale(), workers);
        alone.Network.CopyTo(shared.Network);
        var random = new DeterministicRandom(9);
        foreach (int samples in (int[])[1_000, 999, 130, 64, 1, 517, 1_000])
        {
            float[] inputs = [.. Enumerable.Range(0, 4 * samples).Select(_ => random.NextSingle() - 0.5f)];
            Targets of = targets(samples, random);
            Assert.Equal(alone.Step(inputs, of), shared.Step(inputs, of));
            Assert.Equal(Bits.Of(alone), Bits.Of(shared));
        }
    }

    private static Targets TargetsOf(int samples, DeterministicRandom random) =>
        Enumerable.Range(0, 2 * samples).Select(_ => random.NextSingle()).ToArray();

    private static Targets LabelsOf(int samples, DeterministicRandom random) =>
        Enumerable.Range(0, samples).Select(_ => random.NextInt32(3)).ToArray();

    private static Targets WeightedLabelsOf(int samples, DeterministicRandom random) =>
        LabelsOf(samples, random).WithWeights(Enumerable.Range(0, samples).Select(i => (float)(i % 4)).ToArray());
}

/// <summary>Standardized on both sides, so that each thread standardizes its tiles.</summary>
[Network(4, MaxBatchSize = 1_000)]
[Dense(32, Activation.Tanh)]
[Dense(16, Activation.Gelu, Dropout = 0.1)]
[Dense(2)]
[StandardizeInputs]
[StandardizeTargets]
[MeanSquaredError]
[Adam]
internal sealed partial class PipelinedCurve;

/// <summary>With weights of classes, and a layer that is normalized.</summary>
[Network(4, MaxBatchSize = 1_000)]
[Dense(24, Activation.Relu, LayerNorm = true)]
[Dense(3)]
[SoftmaxCrossEntropy(ClassWeights = new[] { 1.0, 2, 0.5 })]
[Adam]
internal sealed partial class PipelinedClassifier;
