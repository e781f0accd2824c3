using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>What is checked of the options, and what the callbacks are told.</summary>
public class FitOptionsTests
{
    private const int Samples = 11;

    private readonly Batch _set = Batch.For<RegressionAdam>(Samples);
    private readonly Trainer<RegressionAdam> _trainer = new(new RegressionAdam(seed: 2));

    public static TheoryData<int, int, string> BadOptions => new()
    {
        { 0, 1, "options.Epochs" },
        { -1, 1, "options.Epochs" },
        { int.MinValue, 1, "options.Epochs" },
        { 1, -1, "options.BatchSize" },
        { 1, RegressionAdam.MaxBatchSize + 1, "options.BatchSize" },
        { 1, int.MaxValue, "options.BatchSize" },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void Options_that_make_no_sense_are_refused(int epochs, int batchSize, string name)
    {
        int calls = 0;
        var options =
            new FitOptions { Epochs = epochs, BatchSize = batchSize, StepCompleted = _ => calls++, EpochCompleted = _ => calls++ };

        ArgumentOutOfRangeException exception = Refusal.Assert<ArgumentOutOfRangeException, RegressionAdam>(
            _trainer, () => _trainer.Fit(_set.Inputs, _set.Targets, options));

        Assert.Equal(name, exception.ParamName);
        Assert.Equal(0, calls);
    }

    [Fact]
    public void Options_are_needed()
    {
        Refusal.Assert<ArgumentNullException, RegressionAdam>(_trainer, () => _trainer.Fit(_set.Inputs, _set.Targets, null!));
        var classes = new Trainer<ClassesAdam>(new ClassesAdam());
        Refusal.Assert<ArgumentNullException, ClassesAdam>(classes, () => classes.Fit(new float[17], new[] { 0 }, null!));
    }

    public static TheoryData<double> BadFractions => [-0.1, 1, 1.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Theory]
    [MemberData(nameof(BadFractions))]
    public void A_validation_share_is_at_least_0_and_below_1(double fraction) =>
        Refuses("options.ValidationFraction", new FitOptions { ValidationFraction = fraction }, "at least 0 and below 1");

    [Theory]
    [InlineData(0.04, 0)]
    [InlineData(0.96, 11)]
    public void Both_parts_of_the_set_have_samples(double fraction, int held) =>
        Refuses("options.ValidationFraction", new FitOptions { ValidationFraction = fraction }, $"of {Samples} is {held}");

    [Fact]
    public void Options_that_exclude_each_other_are_refused()
    {
        var plateau = new ReduceOnPlateau(1e-3);
        Refuses(
            "options.ReduceOnPlateau", new FitOptions { ReduceOnPlateau = plateau, Schedule = new ConstantSchedule(1) }, "but got both");
        ArgumentException exception = Refusal.Assert<ArgumentException, RegressionAdam>(
            _trainer,
            () => _trainer.Fit(_set.Inputs, _set.Targets, _set.Inputs, _set.Targets, new FitOptions { ValidationFraction = 0.5 }),
            "but got both");
        Assert.Equal("options.ValidationFraction", exception.ParamName);
    }

    [Fact]
    public void Early_stopping_needs_patience_and_an_improvement()
    {
        Refuses("options.EarlyStopping.Patience", new FitOptions { EarlyStopping = new EarlyStopping(0) }, "");
        Refuses("options.EarlyStopping.Patience", new FitOptions { EarlyStopping = new EarlyStopping(-1) }, "");
        foreach (double improvement in new[] { -1e-9, double.NaN, double.PositiveInfinity })
        {
            Refuses(
                "options.EarlyStopping.MinImprovement", new FitOptions { EarlyStopping = new EarlyStopping(1, improvement) }, "at least 0");
        }
    }

    [Fact]
    public void A_rate_without_a_constructor_is_refused() => Refusal.Assert<InvalidOperationException, RegressionAdam>(
        _trainer, () => _trainer.Fit(_set.Inputs, _set.Targets, new FitOptions { ReduceOnPlateau = default(ReduceOnPlateau) }));

    [Fact]
    public void A_validation_set_fits_the_network()
    {
        var classes = new Trainer<ClassesAdam>(new ClassesAdam());
        float[] inputs = new float[17];
        int[] labels = [0];

        Named("validationInputs", _trainer, () => _trainer.Fit(_set.Inputs, _set.Targets, new float[4], new float[2], new FitOptions()));
        Named(
            "validationInputs",
            _trainer,
            () => _trainer.Fit(_set.Inputs, _set.Targets, ReadOnlySpan<float>.Empty, ReadOnlySpan<float>.Empty, new FitOptions()));
        Named("validationTargets", _trainer, () => _trainer.Fit(_set.Inputs, _set.Targets, new float[3], new float[3], new FitOptions()));
        Named("validationInputs", classes, () => classes.Fit(inputs, labels, new float[16], labels, new FitOptions()));
        Named("validationTargets", classes, () => classes.Fit(inputs, labels, new float[17], new int[2], new FitOptions()));
        Named("validationTargets", classes, () => classes.Fit(inputs, labels, new float[17], new[] { 4 }, new FitOptions()));

        static void Named<TNetwork>(string name, Trainer<TNetwork> trainer, Action call)
            where TNetwork : class, INetwork<TNetwork>
        {
            int[][] before = Bits.Of(trainer);
            Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(call).ParamName);
            Assert.Equal(before, Bits.Of(trainer));
        }
    }

    [Fact]
    public void The_defaults_are_one_shuffled_epoch_of_the_largest_batches()
    {
        var options = new FitOptions();

        Assert.Equal((1, 0, true, 0UL, 0d), (options.Epochs, options.BatchSize, options.Shuffle, options.Seed, options.ValidationFraction));
        Assert.Equal((null, null, null), (options.Schedule, options.ReduceOnPlateau, options.EarlyStopping));
    }

    /// <summary>The last batch of an epoch is smaller, and counts for less in the epoch's loss.</summary>
    [Fact]
    public void Callbacks_get_the_losses_before_each_update()
    {
        var steps = new List<StepResult>();
        var epochs = new List<EpochResult>();
        var reported = new List<EpochResult>();
        var order = new List<string>();
        _trainer.Step(_set.Inputs.AsSpan(0, 3), _set.Targets.AsSpan(0, 2));
        var manual = new Trainer<RegressionAdam>(new RegressionAdam(seed: 2));
        manual.Step(_set.Inputs.AsSpan(0, 3), _set.Targets.AsSpan(0, 2));

        FitResult result = _trainer.Fit(_set.Inputs, _set.Targets, new FitOptions
        {
            Epochs = 2,
            BatchSize = 4,
            Shuffle = false,
            StepCompleted = step =>
            {
                steps.Add(step);
                order.Add("step");
            },
            EpochCompleted = epoch =>
            {
                epochs.Add(epoch);
                order.Add("epoch");
            },
            Progress = new ImmediateProgress(epoch =>
            {
                reported.Add(epoch);
                order.Add("progress");
            }),
        });

        var expectedSteps = new List<StepResult>();
        var expectedEpochs = new List<EpochResult>();
        for (int epoch = 1; epoch <= 2; epoch++)
        {
            double sum = 0;
            foreach ((int start, int rows) in new[] { (0, 4), (4, 4), (8, 3) })
            {
                float loss = manual.Step(_set.Inputs.AsSpan(start * 3, rows * 3), _set.Targets.AsSpan(start * 2, rows * 2));
                sum += (double)loss * rows;
                expectedSteps.Add(new StepResult(epoch, loss, manual.StepCount));
            }

            expectedEpochs.Add(new EpochResult(epoch, sum / Samples, manual.StepCount, double.NaN, double.NaN, manual.LearningRate));
        }

        Assert.Equal(expectedSteps, steps);
        Assert.Equal(expectedEpochs, epochs);
        Assert.Equal(expectedEpochs, reported);
        EpochResult best = expectedEpochs.MinBy(epoch => epoch.Loss);
        Assert.Equal(new FitResult(expectedEpochs[^1], best, FitStopReason.Completed, new FitHistory(expectedEpochs)), result);
        Assert.Equal(["step", "step", "step", "epoch", "progress", "step", "step", "step", "epoch", "progress"], order);
    }

    /// <summary>The workspace is shared: a batch that was gathered before a callback would be lost.</summary>
    [Fact]
    public void Callbacks_may_evaluate_and_change_the_learning_rate()
    {
        var other = new Trainer<RegressionAdam>(new RegressionAdam(seed: 2));
        other.Fit(_set.Inputs, _set.Targets, new FitOptions { Epochs = 3, BatchSize = 4, StepCompleted = _ => other.LearningRate *= 0.9 });
        _trainer.Fit(_set.Inputs, _set.Targets, new FitOptions
        {
            Epochs = 3,
            BatchSize = 4,
            StepCompleted = _ =>
            {
                _trainer.Evaluate(_set.Inputs, _set.Targets);
                _trainer.LearningRate *= 0.9;
            },
            EpochCompleted = _ => _trainer.Evaluate(_set.Inputs, _set.Targets),
        });

        Assert.Equal(Bits.Of(other), Bits.Of(_trainer));
    }

    /// <summary>The order of the samples is shared: a Fit inside a Fit would go on with another one.</summary>
    [Fact]
    public void A_callback_may_not_call_Fit()
    {
        var inner = new FitOptions { BatchSize = 4 };
        var options = new FitOptions { BatchSize = 4, StepCompleted = _ => _trainer.Fit(_set.Inputs, _set.Targets, inner) };

        Assert.Throws<InvalidOperationException>(() => _trainer.Fit(_set.Inputs, _set.Targets, options));

        // The refusal does not outlast the call that it was in.
        _trainer.Fit(_set.Inputs, _set.Targets, inner);
    }

    [Fact]
    public void An_exception_of_a_callback_reaches_the_caller()
    {
        var options =
            new FitOptions { BatchSize = 4, StepCompleted = step => throw new OperationCanceledException($"after {step.StepCount}") };

        Assert.Equal("after 1", Assert.Throws<OperationCanceledException>(() => _trainer.Fit(_set.Inputs, _set.Targets, options)).Message);
        Assert.Equal(1, _trainer.StepCount);
    }

    private void Refuses(string name, FitOptions options, string text)
    {
        int[][] before = Bits.Of(_trainer);
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => _trainer.Fit(_set.Inputs, _set.Targets, options));
        Assert.Equal(name, exception.ParamName);
        Assert.Contains(text, exception.Message);
        Assert.Equal(before, Bits.Of(_trainer));
    }
}
