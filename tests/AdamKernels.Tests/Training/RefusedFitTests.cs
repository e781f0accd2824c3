using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>A Fit that is refused changes nothing: neither the rate nor the batches that wait for an update.</summary>
public class RefusedFitTests
{
    private readonly Batch _set = Batch.For<WaitingWithFactor>(rows: 4);
    private readonly Trainer<WaitingWithFactor> _trainer = new(new WaitingWithFactor(seed: 3));

    public RefusedFitTests() => _trainer.Step(_set.Inputs, _set.Targets);

    public static TheoryData<string, FitOptions?> Refused => new()
    {
        { "no options", null },
        { "no epochs", new FitOptions { Epochs = 0 } },
        { "a share", new FitOptions { ValidationFraction = 1 } },
        { "patience", new FitOptions { EarlyStopping = new EarlyStopping(0) } },
        { "a token", new FitOptions { CancellationToken = new CancellationToken(canceled: true) } },
        { "a plateau without a rate", new FitOptions { ReduceOnPlateau = default(ReduceOnPlateau) } },
        { "a plateau that a factor takes out of range", new FitOptions { ReduceOnPlateau = new ReduceOnPlateau(1e30) } },
        { "a schedule without a rate", new FitOptions { Schedule = default(ConstantSchedule) } },
        { "a schedule that a factor takes out of range", new FitOptions { Schedule = new ConstantSchedule(1e30) } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Batches_go_on_waiting(string reason, FitOptions? options)
    {
        double rate = _trainer.LearningRate;
        int[][] before = Bits.Of(_trainer);

        Assert.NotNull(Record.Exception(() => _trainer.Fit(_set.Inputs, _set.Targets, options!)));

        Assert.Equal((reason, 1, rate), (reason, _trainer.PendingBatches, _trainer.LearningRate));
        Assert.Equal(before, Bits.Of(_trainer));
        AssertWaited();
    }

    [Fact]
    public void So_they_do_when_a_callback_calls_Fit()
    {
        int? waiting = null;
        var options = new FitOptions
        {
            BatchSize = 2,
            StepCompleted = _ =>
            {
                Assert.Throws<InvalidOperationException>(() => _trainer.Fit(_set.Inputs, _set.Targets, new FitOptions()));
                waiting ??= _trainer.PendingBatches;
            },
        };
        _trainer.Fit(_set.Inputs, _set.Targets, options);

        Assert.Equal(1, waiting);
    }

    /// <summary>Fails, with the whole process, when a schedule is asked before Fit knows that it runs.</summary>
    [Fact]
    public void So_they_do_when_a_schedule_calls_Fit()
    {
        FitOptions? options = null;
        options = new FitOptions { Schedule = new CallingSchedule(() => _trainer.Fit(_set.Inputs, _set.Targets, options!)) };

        Assert.Throws<InvalidOperationException>(() => _trainer.Fit(_set.Inputs, _set.Targets, options));

        AssertWaited();
    }

    private sealed class CallingSchedule(Action call) : ILearningRateSchedule
    {
        public double GetLearningRate(long step)
        {
            call();
            return 0.1;
        }
    }

    /// <summary>The update is that of the batch that waited.</summary>
    private void AssertWaited()
    {
        var fresh = new Trainer<WaitingWithFactor>(new WaitingWithFactor(seed: 3));
        fresh.Step(_set.Inputs, _set.Targets);

        Assert.True(_trainer.UpdatePending());
        fresh.UpdatePending();
        Assert.Equal(Bits.Of(fresh), Bits.Of(_trainer));
    }
}

[Network(3, MaxBatchSize = 6)]
[Dense(5, Activation.Tanh, LearningRateFactor = 1e10)]
[Dense(2)]
[MeanSquaredError]
[Sgd(LearningRate = 1e-12)]
[AccumulateGradients(3)]
public sealed partial class WaitingWithFactor;
