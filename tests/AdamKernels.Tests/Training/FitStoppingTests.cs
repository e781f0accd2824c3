using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>Training that ends before its last epoch.</summary>
public class FitStoppingTests
{
    private readonly Batch _set = Batch.For<RegressionAdam>(rows: 11);
    private readonly Batch _validation = Batch.For<RegressionAdam>(rows: 5, seed: 9);
    private readonly Trainer<RegressionAdam> _trainer = new(new RegressionAdam(seed: 2));
    private readonly List<(double Loss, int[][] Bits)> _epochs = [];

    /// <summary>From the fourth epoch on the rate is far too large, so that the validation loss rises.</summary>
    [Fact]
    public void The_best_parameters_come_back()
    {
        FitResult result = _trainer.Fit(_set.Inputs, _set.Targets, _validation.Inputs, _validation.Targets, Options(new EarlyStopping(3)));

        Assert.Equal(FitStopReason.StoppedEarly, result.StopReason);
        Assert.Equal(result.BestEpoch.Epoch + 3, result.LastEpoch.Epoch);
        AssertBest(result);
        Assert.NotEqual(_epochs[^1].Bits[0], Bits.Of(_trainer)[0]);
        Assert.Equal(result.BestEpoch.ValidationLoss, _trainer.Evaluate(_validation.Inputs, _validation.Targets).Loss);

        // The optimizer goes on from where it was.
        Assert.Equal(_epochs[^1].Bits[1..], Bits.Of(_trainer)[1..]);
        Assert.Equal(result.LastEpoch.StepCount, _trainer.StepCount);
    }

    [Fact]
    public void They_also_come_back_when_all_epochs_were_run()
    {
        FitResult result = _trainer.Fit(
            _set.Inputs, _set.Targets, _validation.Inputs, _validation.Targets, Options(new EarlyStopping(100)));

        Assert.Equal((FitStopReason.Completed, 20), (result.StopReason, result.LastEpoch.Epoch));
        Assert.True(result.BestEpoch.Epoch < 20);
        AssertBest(result);
    }

    [Fact]
    public void Without_restoring_the_last_parameters_stay()
    {
        FitResult result = _trainer.Fit(
            _set.Inputs, _set.Targets, _validation.Inputs, _validation.Targets, Options(new EarlyStopping(3, RestoreBest: false)));

        Assert.Equal(FitStopReason.StoppedEarly, result.StopReason);
        Assert.Equal(_epochs[^1].Bits, Bits.Of(_trainer));
    }

    /// <summary>The trainer keeps the copy: what it holds of an earlier Fit must not come back in the next one.</summary>
    [Fact]
    public void A_second_Fit_restores_its_own_best()
    {
        _trainer.Fit(_set.Inputs, _set.Targets, _validation.Inputs, _validation.Targets, Options(new EarlyStopping(3)));
        _epochs.Clear();
        _trainer.LearningRate = 1e-3;
        AssertBest(_trainer.Fit(_set.Inputs, _set.Targets, _validation.Inputs, _validation.Targets, Options(new EarlyStopping(3))));
    }

    /// <summary>Without validation the training loss is what counts.</summary>
    [Fact]
    public void The_training_loss_stops_too()
    {
        FitResult result = _trainer.Fit(_set.Inputs, _set.Targets, Options(new EarlyStopping(2)));

        Assert.Equal(FitStopReason.StoppedEarly, result.StopReason);
        Assert.Equal(_epochs.Min(epoch => epoch.Loss), result.BestEpoch.Loss);
        Assert.Equal(_epochs[result.BestEpoch.Epoch - 1].Bits[0], Bits.Of(_trainer)[0]);
    }

    /// <summary>Patience that runs out with the last epoch ends nothing early.</summary>
    [Fact]
    public void The_last_epoch_is_no_early_end()
    {
        int epochs = _trainer.Fit(_set.Inputs, _set.Targets, Options(new EarlyStopping(2))).LastEpoch.Epoch;
        var other = new Trainer<RegressionAdam>(new RegressionAdam(seed: 2));

        FitResult result = other.Fit(_set.Inputs, _set.Targets, Options(new EarlyStopping(2), epochs, other));

        Assert.Equal((FitStopReason.Completed, epochs), (result.StopReason, result.LastEpoch.Epoch));
    }

    /// <summary>A check that comes after the step, or once an epoch, makes this fail.</summary>
    [Fact]
    public void A_canceled_Fit_leaves_what_the_last_whole_step_made()
    {
        using var source = new CancellationTokenSource();
        var options = new FitOptions
        {
            Epochs = 5,
            BatchSize = 4,
            Shuffle = false,
            CancellationToken = source.Token,
            EarlyStopping = new EarlyStopping(1),
            StepCompleted = step =>
            {
                if (step.StepCount == 5)
                {
                    source.Cancel();
                }
            },
        };
        Assert.Equal(
            source.Token,
            Assert.Throws<OperationCanceledException>(() => _trainer.Fit(_set.Inputs, _set.Targets, options)).CancellationToken);

        var manual = new Trainer<RegressionAdam>(new RegressionAdam(seed: 2));
        foreach ((int start, int rows) in new[] { (0, 4), (4, 4), (8, 3), (0, 4), (4, 4) })
        {
            manual.Step(_set.Inputs.AsSpan(start * 3, rows * 3), _set.Targets.AsSpan(start * 2, rows * 2));
        }

        Assert.Equal(Bits.Of(manual), Bits.Of(_trainer));

        // Both go on in the same way.
        var next = new FitOptions { Epochs = 2, BatchSize = 4 };
        Assert.Equal(manual.Fit(_set.Inputs, _set.Targets, next), _trainer.Fit(_set.Inputs, _set.Targets, next));
        Assert.Equal(Bits.Of(manual), Bits.Of(_trainer));
    }

    [Fact]
    public void A_token_that_is_canceled_already_lets_no_step_through()
    {
        var options = new FitOptions { CancellationToken = new CancellationToken(canceled: true) };

        Refusal.Assert<OperationCanceledException, RegressionAdam>(_trainer, () => _trainer.Fit(_set.Inputs, _set.Targets, options));
    }

    private FitOptions Options(EarlyStopping rule, int epochs = 20, Trainer<RegressionAdam>? trainer = null)
    {
        trainer ??= _trainer;
        return new FitOptions
        {
            Epochs = epochs,
            BatchSize = 4,
            EarlyStopping = rule,
            EpochCompleted = epoch =>
            {
                _epochs.Add((double.IsNaN(epoch.ValidationLoss) ? epoch.Loss : epoch.ValidationLoss, Bits.Of(trainer)));
                trainer.LearningRate = epoch.Epoch >= 3 ? 1 : trainer.LearningRate;
            },
        };
    }

    private void AssertBest(FitResult result)
    {
        Assert.Equal(_epochs.Min(epoch => epoch.Loss), result.BestEpoch.ValidationLoss);
        Assert.Equal(_epochs[result.BestEpoch.Epoch - 1].Bits[0], Bits.Of(_trainer)[0]);
    }
}
