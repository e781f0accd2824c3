using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>Learning rates that Fit sets, compared to the bit with rates set by hand.</summary>
public class FitScheduleTests
{
    private const int Samples = 11;
    private const int StepsPerEpoch = 3;

    private readonly Batch _set = Batch.For<RegressionAdam>(Samples);
    private readonly Trainer<RegressionAdam> _trainer = new(new RegressionAdam(seed: 2));
    private readonly Trainer<RegressionAdam> _manual = new(new RegressionAdam(seed: 2));

    /// <summary>A rate that is set after the step that it is for, or counted from the trainer's first step, makes this fail.</summary>
    [Fact]
    public void Each_step_has_the_rate_of_the_schedule_and_each_Fit_starts_it_anew()
    {
        var schedule = new OneCycleSchedule(0.05, 4 * StepsPerEpoch);
        var options = new FitOptions { Epochs = 4, BatchSize = 4, Shuffle = false, Schedule = schedule };
        for (int fit = 0; fit < 2; fit++)
        {
            FitResult result = _trainer.Fit(_set.Inputs, _set.Targets, options);
            for (int step = 0; step < 4 * StepsPerEpoch; step++)
            {
                _manual.LearningRate = schedule.GetLearningRate(step);
                Step(_manual, step % StepsPerEpoch);
            }

            Assert.Equal(schedule.GetLearningRate(11), result.LastEpoch.LearningRate);
            Assert.Equal(schedule.GetLearningRate(11), _trainer.LearningRate);
            Assert.Equal(Bits.Of(_manual), Bits.Of(_trainer));
        }
    }

    /// <summary>The schedule counts updates; a step that was skipped is none.</summary>
    [Fact]
    public void A_skipped_step_does_not_advance_the_schedule()
    {
        _set.Inputs[0] = float.NaN;
        _trainer.NonFinitePolicy = NonFinitePolicy.SkipStep;
        _trainer.Fit(_set.Inputs, _set.Targets, new FitOptions { BatchSize = 4, Shuffle = false, Schedule = new StepSchedule(1, 1, 0.5) });

        Assert.Equal((2, 0.5), (_trainer.StepCount, _trainer.LearningRate));
    }

    [Fact]
    public void A_rate_that_the_trainer_does_not_take_ends_the_Fit_before_the_step()
    {
        var options = new FitOptions { BatchSize = 4, Shuffle = false, Schedule = new Faulty() };

        Assert.Throws<ArgumentOutOfRangeException>(() => _trainer.Fit(_set.Inputs, _set.Targets, options));
        Step(_manual, 0);
        Assert.Equal(Bits.Of(_manual), Bits.Of(_trainer));
    }

    /// <summary>Without validation the training loss counts; each Fit begins with the rate of the options.</summary>
    [Fact]
    public void A_plateau_of_the_training_loss_reduces_the_rate()
    {
        var plateau = new ReduceOnPlateau(1e-3, factor: 0.5, patience: 1, threshold: 0.2);
        for (int fit = 0; fit < 2; fit++)
        {
            AssertRatesFollow(plateau, epoch => epoch.Loss, notify =>
                _trainer.Fit(
                    _set.Inputs,
                    _set.Targets,
                    new FitOptions { Epochs = 30, BatchSize = 4, ReduceOnPlateau = plateau, EpochCompleted = notify }));
        }
    }

    [Fact]
    public void With_validation_a_plateau_of_its_loss_reduces_the_rate()
    {
        var plateau = new ReduceOnPlateau(1e-3, factor: 0.5, patience: 1, threshold: 0.2);
        var validation = Batch.For<RegressionAdam>(5, seed: 9);
        AssertRatesFollow(plateau, epoch => epoch.ValidationLoss, notify => _trainer.Fit(
            _set.Inputs, _set.Targets, validation.Inputs, validation.Targets,
            new FitOptions { Epochs = 30, BatchSize = 4, ReduceOnPlateau = plateau, EpochCompleted = notify }));
    }

    private static void AssertRatesFollow(ReduceOnPlateau plateau, Func<EpochResult, double> loss, Action<Action<EpochResult>> fit)
    {
        var epochs = new List<EpochResult>();
        fit(epochs.Add);
        foreach (EpochResult epoch in epochs)
        {
            Assert.Equal(plateau.LearningRate, epoch.LearningRate);
            plateau.Report(loss(epoch));
        }

        Assert.True(plateau.LearningRate < 5e-4, "the rate fell more than once");
    }

    private void Step(Trainer<RegressionAdam> trainer, int batch)
    {
        int rows = Math.Min(4, Samples - batch * 4);
        trainer.Step(_set.Inputs.AsSpan(batch * 12, rows * 3), _set.Targets.AsSpan(batch * 8, rows * 2));
    }

    private sealed class Faulty : ILearningRateSchedule
    {
        public double GetLearningRate(long step) => step == 0 ? 1e-3 : 0;
    }
}
