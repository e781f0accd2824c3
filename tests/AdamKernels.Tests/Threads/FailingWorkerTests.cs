using AdamKernels.PathProbe;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Threads;

/// <summary>An exception in a worker ends the step with everything as before it.</summary>
public sealed class FailingWorkerTests
{
    /// <summary>Fails when a step updates parameters although some of its rows were not computed, or counts as made.</summary>
    [Fact]
    public void A_step_whose_worker_fails_changes_nothing()
    {
        using var workers = new TrainingWorkers(2, SharingRule.Always);
        var trainer = new Trainer<FailingNetwork>(new FailingNetwork(), workers);
        var undisturbed = new Trainer<Classifier>(new Classifier(seed: 3));
        float[] inputs = TrainingRun.Inputs(FailingNetwork.Description, rows: 32, seed: 1);
        float[] targets = TrainingRun.Targets(FailingNetwork.Description, rows: 32, seed: 1);
        trainer.Step(inputs, targets);
        undisturbed.Step(inputs, targets);

        FailingNetwork.Fails = true;
        Assert.Equal("A worker fails.", Assert.Throws<InvalidOperationException>(() => trainer.Step(inputs, targets)).Message);
        FailingNetwork.Fails = false;

        Assert.Equal(Bits.Of(undisturbed), Bits.Of(trainer));
        Assert.Equal(1, trainer.StepCount);
        Assert.Equal(undisturbed.Step(inputs, targets), trainer.Step(inputs, targets));
        Assert.Equal(Bits.Of(undisturbed), Bits.Of(trainer));
    }
}
