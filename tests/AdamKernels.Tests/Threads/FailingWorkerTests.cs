using AdamKernels.PathProbe;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Threads;

/// <summary>An exception in a worker ends the step with everything as before it.</summary>
public sealed class FailingWorkerTests
{
    /// <summary>Fails when a step updates parameters although some of its rows were not computed, or counts as made.</summary>
    [Fact]
    public void A_step_whose_worker_fails_changes_nothing() =>
        Check(new Classifier(seed: 3), new Classifier(seed: 3), rows: 32, failingRow: 1);

    /// <summary>Fails, too, when the other threads wait for the turn of the one that has failed, or go on in its place.</summary>
    [Theory]
    [InlineData(64)]
    [InlineData(500)]
    [InlineData(900)]
    public void A_step_whose_tile_fails_changes_nothing(int failingRow) =>
        Check(new PipelinedClassifier(seed: 3), new PipelinedClassifier(seed: 3), rows: 1_000, failingRow);

    /// <summary>Fails, too, when the other threads wait for the terms of the one that has failed.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    public void A_step_whose_terms_fail_changes_nothing(int failingRow) =>
        Check(new DividedRegression(seed: 3), new DividedRegression(seed: 3), rows: 18, failingRow);

    private static void Check<TNetwork>(TNetwork failing, TNetwork sound, int rows, int failingRow)
        where TNetwork : class, INetwork<TNetwork>
    {
        using var workers = new TrainingWorkers(3, SharingRule.Always);
        var trainer = new Trainer<FailingNetwork<TNetwork>>(new FailingNetwork<TNetwork>(failing), workers);
        var undisturbed = new Trainer<TNetwork>(sound);
        float[] inputs = RandomSamples.Inputs(TNetwork.Description, rows, seed: 1);
        float[] targets = RandomSamples.Targets(TNetwork.Description, rows, seed: 1);
        trainer.Step(inputs, targets);
        undisturbed.Step(inputs, targets);

        FailingNetwork<TNetwork>.FailingRow = failingRow;
        Assert.Equal("A worker fails.", Assert.Throws<InvalidOperationException>(() => trainer.Step(inputs, targets)).Message);
        FailingNetwork<TNetwork>.FailingRow = int.MaxValue;

        Assert.Equal(Bits.Of(undisturbed), Bits.Of(trainer));
        Assert.Equal(1, trainer.StepCount);
        Assert.Equal(undisturbed.Step(inputs, targets), trainer.Step(inputs, targets));
        Assert.Equal(Bits.Of(undisturbed), Bits.Of(trainer));
    }
}

/// <summary>Two layers whose inputs threads divide.</summary>
[Network(64, MaxBatchSize = 18)]
[Dense(113, Activation.Tanh)]
[Dense(113, Activation.Relu)]
[Dense(2)]
[MeanSquaredError]
[Adam]
internal sealed partial class DividedRegression;
