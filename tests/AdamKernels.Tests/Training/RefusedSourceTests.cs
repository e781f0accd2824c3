using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>What is checked of a source before the Fit, and of each batch before its step.</summary>
public class RefusedSourceTests
{
    private const int Samples = 11;

    private readonly Batch _set = Batch.For<RegressionAdam>(Samples);
    private readonly Trainer<RegressionAdam> _trainer = new(new RegressionAdam(seed: 2));
    private readonly Batch _classes = Batch.For<ManyClasses>(Samples);
    private readonly Trainer<ManyClasses> _classifier = new(new ManyClasses(seed: 2));

    public static TheoryData<FitOptions, string, string> Meaningless => new()
    {
        { new FitOptions { ValidationFraction = 0.5 }, "options.ValidationFraction", "pass a validation set" },
        { new FitOptions { Shuffle = false }, "options.Shuffle", "orders its samples itself" },
        { new FitOptions { Epochs = 0 }, "options.Epochs", "" },
    };

    [Theory]
    [MemberData(nameof(Meaningless))]
    public void Options_that_have_no_meaning_for_a_source_are_refused(FitOptions options, string name, string text)
    {
        int[][] before = Bits.Of(_trainer);
        var source = new SetSource(_set);

        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => _trainer.Fit(source, options));

        Assert.Equal(name, exception.ParamName);
        Assert.Contains(text, exception.Message);
        Assert.Empty(source.Seeds);
        Assert.Equal(before, Bits.Of(_trainer));
    }

    [Fact]
    public void A_source_and_options_are_needed()
    {
        Refusal.Assert<ArgumentNullException, RegressionAdam>(_trainer, () => _trainer.Fit(null!, new FitOptions()));
        Refusal.Assert<ArgumentNullException, RegressionAdam>(_trainer, () => _trainer.Fit(new SetSource(_set), null!));
    }

    [Fact]
    public void A_schedule_in_epochs_needs_the_number_of_samples()
    {
        var options = new FitOptions { Schedule = EpochSchedule.Cosine(1e-3) };
        var source = new SetSource(_set) { IsCounted = false };

        Refusal.Assert<ArgumentException, RegressionAdam>(
            _trainer, () => _trainer.Fit(source, options), "options.Schedule", "Expected a schedule in steps");
        _trainer.Fit(source, new FitOptions { Schedule = new CosineSchedule(1e-3, 1) });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_source_has_samples(long count) => Refusal.Assert<ArgumentException, RegressionAdam>(
        _trainer, () => _trainer.Fit(new EmptySource(count), new FitOptions()), $"SampleCount of {count}");

    [Fact]
    public void An_epoch_without_samples_is_an_error() => Refusal.Assert<InvalidOperationException, RegressionAdam>(
        _trainer, () => _trainer.Fit(new EmptySource(null), new FitOptions()), "at least 1 sample");

    [Fact]
    public void The_loss_takes_what_the_source_has()
    {
        var withLabels = new SetSource(_set) { Labels = new int[Samples] };
        Refusal.Assert<InvalidOperationException, RegressionAdam>(
            _trainer, () => _trainer.Fit(withLabels, new FitOptions()), "Labels require softmax cross-entropy");
        Assert.Empty(withLabels.Seeds);

        var own = new Trainer<WithCustomLoss>(new WithCustomLoss(seed: 1));
        var source = new SetSource(Batch.For<WithCustomLoss>(3));
        Refusal.Assert<InvalidOperationException, WithCustomLoss>(own, () => own.Fit(source, new FitOptions()), "[CustomLoss]");
    }

    /// <summary>A source cannot be read ahead to learn it.</summary>
    [Fact]
    public void A_declared_standardization_must_have_been_set()
    {
        Batch set = Batch.For<WithStandardization>(rows: 4);
        var trainer = new Trainer<WithStandardization>(new WithStandardization(seed: 1));
        var source = new SetSource(set);

        Refusal.Assert<InvalidOperationException, WithStandardization>(
            trainer, () => trainer.Fit(source, new FitOptions()), "set InputStandardization");
        Assert.Empty(source.Seeds);

        trainer.Network.InputStandardization = Standardization.Learn(set.Inputs, 3);
        trainer.Fit(source, new FitOptions());
    }

    /// <summary>The second batch of four samples is bad: the first step was made, and nothing after it.</summary>
    [Theory]
    [InlineData(true, 3, "Expected 4 samples from the source, whose SampleCount is 11, but after 4 it filled in 3.")]
    [InlineData(true, 0, "after 4 it filled in 0.")]
    [InlineData(true, 5, "after 4 it filled in 5.")]
    [InlineData(false, 5, "Expected at most 4 samples from the source")]
    [InlineData(false, -1, "but it filled in -1.")]
    public void The_number_of_samples_is_checked(bool isCounted, int reported, string message)
    {
        int fills = 0;
        var source = new SetSource(_set) { IsCounted = isCounted, Filled = (_, rows) => fills++ == 1 ? reported : rows };

        var exception = Assert.Throws<InvalidOperationException>(() => _trainer.Fit(source, new FitOptions { BatchSize = 4 }));

        Assert.Contains(message, exception.Message);
        Assert.Equal(1, _trainer.StepCount);
    }

    [Fact]
    public void Targets_labels_and_weights_are_checked()
    {
        int[] labels = new int[Samples];
        AssertBad<ArgumentException>(new SetSource(_classes) { Filled = Spoil(batch => batch.Targets[0] += 1) }, "sum to 1");
        AssertBad<ArgumentOutOfRangeException>(
            new SetSource(_classes) { Labels = labels, Filled = Spoil(batch => batch.Labels[2] = ManyClasses.OutputCount) },
            $"that of sample 2 is {ManyClasses.OutputCount}");
        AssertBad<ArgumentException>(
            new SetSource(_classes) { Weights = [.. Enumerable.Repeat(1f, Samples)], Filled = Spoil(batch => batch.Weights[3] = -1) },
            "that of sample 3 is -1");
    }

    /// <summary>Fails when the memory of a batch still holds the samples of the one before, which would be trained on silently.</summary>
    [Fact]
    public void Values_that_a_source_leaves_out_are_not_those_of_the_batch_before()
    {
        AssertBad<ArgumentOutOfRangeException>(new ForgetfulSource(_classes, Forgotten.Labels), "that of sample 3 is -1");
        AssertBad<ArgumentException>(new ForgetfulSource(_classes, Forgotten.Weights), "that of sample 3 is NaN");
        AssertBad<NonFiniteLossException>(new ForgetfulSource(_classes, Forgotten.Inputs), "");
        AssertBad<NonFiniteLossException>(new ForgetfulSource(_classes, Forgotten.Targets), "");
    }

    /// <summary>Spoils the second batch.</summary>
    private static SetSource.FilledBatch Spoil(Spoiler spoil)
    {
        int fills = 0;
        return (batch, rows) =>
        {
            if (fills++ == 1)
            {
                spoil(batch);
            }

            return rows;
        };
    }

    private void AssertBad<TException>(IBatchSource source, string message)
        where TException : Exception
    {
        long before = _classifier.StepCount;
        var exception = Assert.Throws<TException>(() => _classifier.Fit(source, new FitOptions { BatchSize = 4 }));
        Assert.Contains(message, exception.Message);
        Assert.Equal(before + 1, _classifier.StepCount);
    }

    private delegate void Spoiler(BatchSpans batch);
}
