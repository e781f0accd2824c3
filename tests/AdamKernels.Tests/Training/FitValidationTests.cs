using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>Validation sets and shares that are held back.</summary>
public class FitValidationTests
{
    private const int Samples = 58;

    private readonly Batch _set = Batch.For<RegressionAdam>(Samples);
    private readonly Batch _validation = Batch.For<RegressionAdam>(rows: 17, seed: 50);
    private readonly Trainer<RegressionAdam> _trainer = new(new RegressionAdam(seed: 2));

    /// <summary>17 samples are one batch of 12 and a rest.</summary>
    [Fact]
    public void After_each_epoch_the_validation_set_is_evaluated()
    {
        var expected = new List<Evaluation>();
        var actual = new List<EpochResult>();
        FitResult result = _trainer.Fit(_set.Inputs, _set.Targets, _validation.Inputs, _validation.Targets, new FitOptions
        {
            Epochs = 4,
            BatchSize = 7,
            EpochCompleted = epoch =>
            {
                actual.Add(epoch);
                expected.Add(_trainer.Evaluate(_validation.Inputs, _validation.Targets));
            },
        });

        Assert.Equal(expected.Select(evaluation => evaluation.Loss), actual.Select(epoch => epoch.ValidationLoss));
        Assert.All(actual, epoch => Assert.True(double.IsNaN(epoch.ValidationAccuracy)));
        Assert.Equal(actual.MinBy(epoch => epoch.ValidationLoss), result.BestEpoch);
        Assert.Equal(actual[^1], result.LastEpoch);
    }

    /// <summary>An evaluation that leaves anything in the trainer, or a generator that draws for it, makes this fail.</summary>
    [Fact]
    public void A_validation_set_does_not_change_the_training()
    {
        var other = new Trainer<RegressionAdam>(new RegressionAdam(seed: 2));
        var options = new FitOptions { Epochs = 5, BatchSize = 7, Seed = 4 };
        other.Fit(_set.Inputs, _set.Targets, options);
        _trainer.Fit(_set.Inputs, _set.Targets, _validation.Inputs, _validation.Targets, options);

        Assert.Equal(Bits.Of(other), Bits.Of(_trainer));
    }

    [Fact]
    public void Labels_are_validated_with_their_accuracy()
    {
        float[] inputs = Batch.For<ManyClasses>(rows: 100).Inputs;
        int[] labels = [.. Enumerable.Range(0, 100).Select(i => i * 7 % ManyClasses.OutputCount)];
        var trainer = new Trainer<ManyClasses>(new ManyClasses(seed: 1));
        EpochResult last = trainer.Fit(inputs, labels, inputs, labels, new FitOptions { Epochs = 20 }).LastEpoch;
        Evaluation expected = trainer.Evaluate(inputs, labels);

        Assert.Equal((expected.Loss, expected.Accuracy), (last.ValidationLoss, last.ValidationAccuracy));
        Assert.NotEqual(0, expected.Accuracy);
    }

    /// <summary>The rule of the documentation, followed by hand. A sample that is both trained on and validated makes this fail.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_share_that_is_held_back_is_random_and_not_trained_on(bool shuffle)
    {
        var random = new DeterministicRandom(6);
        int[] order = [.. Enumerable.Range(0, Samples)];
        random.Shuffle(order);
        int[] training = [.. order[..^14].Order()];
        int[] held = [.. order[^14..].Order()];
        var manual = new Trainer<RegressionAdam>(new RegressionAdam(seed: 2));
        var expected = new List<double>();
        for (int epoch = 0; epoch < 3; epoch++)
        {
            if (shuffle)
            {
                random.Shuffle(training);
            }

            foreach (int[] batch in training.Chunk(5))
            {
                manual.Step(Rows(_set.Inputs, 3, batch), Rows(_set.Targets, 2, batch));
            }

            expected.Add(manual.Evaluate(Rows(_set.Inputs, 3, held), Rows(_set.Targets, 2, held)).Loss);
        }

        // 58 · 0.25 is 14.5, and the even neighbor is 14: more than one batch of 12.
        var actual = new List<double>();
        _trainer.Fit(_set.Inputs, _set.Targets, new FitOptions
        {
            Epochs = 3,
            BatchSize = 5,
            Seed = 6,
            Shuffle = shuffle,
            ValidationFraction = 0.25,
            EpochCompleted = epoch => actual.Add(epoch.ValidationLoss),
        });

        Assert.Equal(expected, actual);
        Assert.Equal(Bits.Of(manual), Bits.Of(_trainer));
    }

    [Fact]
    public void A_share_of_labeled_samples_keeps_samples_and_labels_together()
    {
        // Inputs say the class plainly. With labels of other samples the loss of those held back would stay at that of guessing.
        int[] labels = [.. Enumerable.Range(0, 200).Select(i => i % 3)];
        float[] inputs = [.. labels.SelectMany(label => Enumerable.Range(0, 3).Select(i => i == label ? 1f : 0f))];
        var trainer = new Trainer<OddSmallBatch>(new OddSmallBatch(seed: 1));
        EpochResult last = trainer.Fit(
            inputs, labels, new FitOptions { Epochs = 60, ValidationFraction = 0.2, Schedule = new ConstantSchedule(0.01) }).LastEpoch;

        Assert.True(last.ValidationLoss < 0.1, $"{last}");
        Assert.Equal(1, last.ValidationAccuracy);
    }

    /// <summary>As in Evaluate: a validation that is not finite is a number to be seen, not an error.</summary>
    [Fact]
    public void A_validation_loss_that_is_not_finite_is_reported()
    {
        _validation.Targets[0] = float.NaN;
        FitResult result = _trainer.Fit(_set.Inputs, _set.Targets, _validation.Inputs, _validation.Targets, new FitOptions { Epochs = 2 });

        Assert.True(double.IsNaN(result.LastEpoch.ValidationLoss));
        Assert.True(double.IsFinite(result.LastEpoch.Loss));
        Assert.Equal(1, result.BestEpoch.Epoch);
    }

    private static float[] Rows(float[] values, int width, int[] rows) => [.. rows.SelectMany(row => values.Skip(row * width).Take(width))];
}
