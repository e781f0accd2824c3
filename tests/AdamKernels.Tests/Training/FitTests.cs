using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>Training over a set, compared to the bit with the steps that it stands for.</summary>
public class FitTests
{
    private const int Samples = 11;
    private const int BatchSize = 4;

    private readonly Batch _set = Batch.For<RegressionAdam>(Samples);

    /// <summary>
    /// A sample left out, taken twice or put in another place makes this fail; so does a rest that is dropped or filled up.
    /// </summary>
    [Fact]
    public void Without_shuffling_the_samples_are_taken_in_order()
    {
        Trainer<RegressionAdam> fitted = Create();
        fitted.Fit(_set.Inputs, _set.Targets, new FitOptions { Epochs = 3, BatchSize = BatchSize, Shuffle = false });
        Trainer<RegressionAdam> stepped = Create();
        int[] order = [.. Enumerable.Range(0, Samples)];
        for (int epoch = 0; epoch < 3; epoch++)
        {
            RunEpoch(stepped, order);
        }

        Assert.Equal(9, fitted.StepCount);
        Assert.Equal(Bits.Of(stepped), Bits.Of(fitted));
    }

    [Fact]
    public void Every_epoch_shuffles_the_order_of_the_one_before()
    {
        Trainer<RegressionAdam> fitted = Create();
        fitted.Fit(_set.Inputs, _set.Targets, new FitOptions { Epochs = 3, BatchSize = BatchSize, Seed = 5 });
        Trainer<RegressionAdam> stepped = Create();
        int[] order = [.. Enumerable.Range(0, Samples)];
        var random = new DeterministicRandom(5);
        for (int epoch = 0; epoch < 3; epoch++)
        {
            random.Shuffle(order);
            RunEpoch(stepped, order);
        }

        Assert.Equal(Bits.Of(stepped), Bits.Of(fitted));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_one_others()
    {
        Assert.Equal(Fitted(new FitOptions { Seed = 3, BatchSize = 2 }), Fitted(new FitOptions { Seed = 3, BatchSize = 2 }));
        Assert.NotEqual(Fitted(new FitOptions { Seed = 3, BatchSize = 2 })[0], Fitted(new FitOptions { Seed = 4, BatchSize = 2 })[0]);
        Assert.NotEqual(
            Fitted(new FitOptions { Seed = 3, BatchSize = 2 })[0], Fitted(new FitOptions { Shuffle = false, BatchSize = 2 })[0]);
    }

    [Fact]
    public void A_smaller_set_after_a_larger_one_is_taken_whole()
    {
        Trainer<RegressionAdam> fitted = Create();
        var options = new FitOptions { BatchSize = BatchSize, Shuffle = false };
        fitted.Fit(_set.Inputs, _set.Targets, options);
        fitted.Fit(_set.Inputs.AsSpan(0, 5 * 3), _set.Targets.AsSpan(0, 5 * 2), options);
        Trainer<RegressionAdam> stepped = Create();
        RunEpoch(stepped, [.. Enumerable.Range(0, Samples)]);
        RunEpoch(stepped, [0, 1, 2, 3, 4]);

        Assert.Equal(Bits.Of(stepped), Bits.Of(fitted));
    }

    [Fact]
    public void The_batch_size_is_the_largest_unless_it_is_set()
    {
        Trainer<RegressionAdam> trainer = Create();
        var set = Batch.For<RegressionAdam>(RegressionAdam.MaxBatchSize + 1);
        trainer.Fit(set.Inputs, set.Targets, new FitOptions());
        Assert.Equal(2, trainer.StepCount);

        trainer.Fit(set.Inputs, set.Targets, new FitOptions { BatchSize = RegressionAdam.MaxBatchSize });
        Assert.Equal(4, trainer.StepCount);

        trainer.Fit(_set.Inputs, _set.Targets, new FitOptions { BatchSize = 1 });
        Assert.Equal(4 + Samples, trainer.StepCount);
    }

    [Fact]
    public void Labels_are_shuffled_with_their_samples()
    {
        float[] inputs = Batch.For<ManyClasses>(rows: 100).Inputs;
        int[] labels = [.. Enumerable.Range(0, 100).Select(i => i * 7 % ManyClasses.OutputCount)];
        float[] targets = new float[100 * ManyClasses.OutputCount];
        for (int i = 0; i < labels.Length; i++)
        {
            targets[i * ManyClasses.OutputCount + labels[i]] = 1;
        }

        var options = new FitOptions { Epochs = 2, BatchSize = 13, Seed = 8 };
        var byLabels = new Trainer<ManyClasses>(new ManyClasses());
        var byTargets = new Trainer<ManyClasses>(new ManyClasses());

        Assert.Equal(byTargets.Fit(inputs, targets, options), byLabels.Fit(inputs, labels, options));
        Assert.Equal(Bits.Of(byTargets), Bits.Of(byLabels));
    }

    /// <summary>Steps before the bad batch were made and stay; neither it nor any batch after it changes anything.</summary>
    [Fact]
    public void A_loss_that_is_not_finite_ends_the_epoch()
    {
        _set.Inputs[5 * 3] = float.NaN;
        Trainer<RegressionAdam> fitted = Create();
        Assert.Throws<NonFiniteLossException>(
            () => fitted.Fit(_set.Inputs, _set.Targets, new FitOptions { BatchSize = BatchSize, Shuffle = false }));
        Trainer<RegressionAdam> stepped = Create();
        RunEpoch(stepped, [0, 1, 2, 3]);

        Assert.Equal(1, fitted.StepCount);
        Assert.Equal(Bits.Of(stepped), Bits.Of(fitted));
    }

    [Fact]
    public void A_bad_batch_is_skipped_where_the_policy_says_so()
    {
        _set.Inputs[5 * 3] = float.NaN;
        Trainer<RegressionAdam> fitted = Create();
        fitted.NonFinitePolicy = NonFinitePolicy.SkipStep;
        EpochResult result = fitted.Fit(_set.Inputs, _set.Targets, new FitOptions { BatchSize = BatchSize, Shuffle = false }).LastEpoch;
        Trainer<RegressionAdam> stepped = Create();
        RunEpoch(stepped, [0, 1, 2, 3]);
        RunEpoch(stepped, [8, 9, 10]);

        // The mean is over the steps that were made: a skipped one would make it NaN.
        Assert.True(double.IsFinite(result.Loss));
        Assert.Equal(2, result.StepCount);
        Assert.Equal(Bits.Of(stepped), Bits.Of(fitted));
    }

    private static Trainer<RegressionAdam> Create() => new(new RegressionAdam(seed: 2));

    private int[][] Fitted(FitOptions options)
    {
        Trainer<RegressionAdam> trainer = Create();
        trainer.Fit(_set.Inputs, _set.Targets, options);
        return Bits.Of(trainer);
    }

    private void RunEpoch(Trainer<RegressionAdam> trainer, int[] order)
    {
        foreach (int[] batch in order.Chunk(BatchSize))
        {
            float[] inputs = [.. batch.SelectMany(sample => _set.Inputs.Skip(sample * 3).Take(3))];
            float[] targets = [.. batch.SelectMany(sample => _set.Targets.Skip(sample * 2).Take(2))];
            trainer.Step(inputs, targets);
        }
    }
}
