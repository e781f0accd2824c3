using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>Training over a source, compared to the bit with training over the set whose samples it fills in.</summary>
public class FitSourceTests
{
    private const int Samples = 11;

    private readonly Batch _set = Batch.For<RegressionAdam>(Samples);
    private readonly Batch _validation = Batch.For<RegressionAdam>(rows: 17, seed: 50);
    private readonly Trainer<RegressionAdam> _fromSet = new(new RegressionAdam(seed: 2));
    private readonly Trainer<RegressionAdam> _trainer = new(new RegressionAdam(seed: 2));

    /// <summary>A batch that is lost or filled up at the end of an epoch makes this fail, and so does an epoch that begins late.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_source_gives_the_bits_of_its_set(bool isCounted)
    {
        FitResult expected = _fromSet.Fit(_set.Inputs, _set.Targets, Ordered(3));
        FitResult actual = _trainer.Fit(new SetSource(_set) { IsCounted = isCounted }, Options(3));

        Assert.Equal(expected, actual);
        Assert.Equal(9, _trainer.StepCount);
        Assert.Equal(Bits.Of(_fromSet), Bits.Of(_trainer));
    }

    [Fact]
    public void A_validation_set_is_evaluated_after_each_epoch()
    {
        FitResult expected = _fromSet.Fit(_set.Inputs, _set.Targets, _validation.Inputs, _validation.Targets, Ordered(3));
        FitResult actual = _trainer.Fit(new SetSource(_set), _validation.Inputs, _validation.Targets, Options(3));

        Assert.True(double.IsFinite(actual.LastEpoch.ValidationLoss));
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Labels_and_weights_are_those_of_the_set(bool weighted)
    {
        Batch set = Batch.For<ManyClasses>(rows: 100);
        int[] labels = [.. Enumerable.Range(0, 100).Select(i => i * 7 % ManyClasses.OutputCount)];
        float[] weights = weighted ? [.. Enumerable.Range(0, 100).Select(i => i % 3 * 0.5f)] : [];
        var fromSet = new Trainer<ManyClasses>(new ManyClasses(seed: 1));
        var fromSource = new Trainer<ManyClasses>(new ManyClasses(seed: 1));
        Targets targets = labels;

        FitResult expected = fromSet.Fit(
            set.Inputs, targets.WithWeights(weights), new FitOptions { Epochs = 2, BatchSize = 13, Shuffle = false });
        FitResult actual = fromSource.Fit(
            new SetSource(set) { Labels = labels, Weights = weights }, new FitOptions { Epochs = 2, BatchSize = 13 });

        Assert.Equal(expected, actual);
        Assert.Equal(Bits.Of(fromSet), Bits.Of(fromSource));
    }

    /// <summary>Batches of 3 where 4 are asked for.</summary>
    [Fact]
    public void A_source_without_a_count_may_fill_in_fewer_samples()
    {
        _fromSet.Fit(_set.Inputs, _set.Targets, new FitOptions { Epochs = 2, BatchSize = 3, Shuffle = false });
        _trainer.Fit(new SetSource(_set) { IsCounted = false, MaxRows = 3 }, Options(2));

        Assert.Equal(8, _trainer.StepCount);
        Assert.Equal(Bits.Of(_fromSet), Bits.Of(_trainer));
    }

    [Fact]
    public void Each_epoch_has_a_seed_drawn_from_that_of_the_options()
    {
        var source = new SetSource(_set);
        _trainer.Fit(source, Options(3, seed: 5));
        _trainer.Fit(source, Options(3, seed: 5));
        var random = new DeterministicRandom(5);
        ulong[] seeds = [random.NextUInt64(), random.NextUInt64(), random.NextUInt64()];

        Assert.Equal([.. seeds, .. seeds], source.Seeds);
    }

    /// <summary>Fails when a source fills in the workspace, which an evaluation overwrites.</summary>
    [Fact]
    public void A_source_may_use_the_trainer()
    {
        _fromSet.Fit(_set.Inputs, _set.Targets, Ordered(3));
        _trainer.Fit(
            new SetSource(_set)
            {
                Filled = (_, rows) =>
                {
                    _trainer.Evaluate(_validation.Inputs, _validation.Targets);
                    return rows;
                },
            },
            Options(3));

        Assert.Equal(Bits.Of(_fromSet), Bits.Of(_trainer));
    }

    /// <summary>Fails when the refused call prepares its own batches in the memory of the one that runs.</summary>
    [Fact]
    public void A_source_may_not_call_Fit()
    {
        int refused = 0;
        var inner = new SetSource(_set) { IsCounted = false, Weights = [.. Enumerable.Repeat(2f, Samples)] };
        _fromSet.Fit(_set.Inputs, _set.Targets, Ordered(2));
        _trainer.Fit(
            new SetSource(_set)
            {
                Filled = (_, rows) =>
                {
                    Assert.Throws<InvalidOperationException>(() => _trainer.Fit(inner, Options(1)));
                    refused++;
                    return rows;
                },
            },
            Options(2));

        Assert.Equal((6, 0), (refused, inner.Seeds.Count));
        Assert.Equal(Bits.Of(_fromSet), Bits.Of(_trainer));
    }

    [Fact]
    public void A_smaller_batch_after_a_larger_one_is_taken_whole()
    {
        foreach (int batchSize in new[] { 12, 5 })
        {
            _fromSet.Fit(_set.Inputs, _set.Targets, new FitOptions { BatchSize = batchSize, Shuffle = false });
            _trainer.Fit(new SetSource(_set), new FitOptions { BatchSize = batchSize });
        }

        Assert.Equal(Bits.Of(_fromSet), Bits.Of(_trainer));
    }

    [Fact]
    public void An_exception_of_a_source_leaves_the_trainer_as_after_the_last_step()
    {
        int fills = 0;
        var source = new SetSource(_set) { Filled = (_, rows) => ++fills < 3 ? rows : throw new IOException("lost") };
        _fromSet.Fit(_set.Inputs.AsSpan(0, 8 * 3), _set.Targets.AsSpan(0, 8 * 2), Ordered(1));

        Assert.Equal("lost", Assert.Throws<IOException>(() => _trainer.Fit(source, Options(2))).Message);

        Assert.Equal(Bits.Of(_fromSet), Bits.Of(_trainer));
        _trainer.Fit(new SetSource(_set), Options(1));
    }

    [Fact]
    public void Cancellation_ends_the_Fit_before_the_next_step()
    {
        using var cancellation = new CancellationTokenSource();
        var options = new FitOptions { BatchSize = 4, CancellationToken = cancellation.Token, StepCompleted = _ => cancellation.Cancel() };

        Assert.Throws<OperationCanceledException>(() => _trainer.Fit(new SetSource(_set), options));
        Assert.Equal(1, _trainer.StepCount);
    }

    [Fact]
    public void Batches_that_wait_for_an_update_are_those_of_the_set()
    {
        Batch set = Batch.For<WaitingWithFactor>(rows: 11);
        var fromSet = new Trainer<WaitingWithFactor>(new WaitingWithFactor(seed: 3));
        var fromSource = new Trainer<WaitingWithFactor>(new WaitingWithFactor(seed: 3));
        fromSet.Fit(set.Inputs, set.Targets, new FitOptions { Epochs = 2, BatchSize = 2, Shuffle = false });
        fromSource.Fit(new SetSource(set), new FitOptions { Epochs = 2, BatchSize = 2 });

        Assert.Equal(4, fromSource.StepCount);
        Assert.Equal(Bits.Of(fromSet), Bits.Of(fromSource));
    }

    private static FitOptions Options(int epochs, ulong seed = 0) => new() { Epochs = epochs, BatchSize = 4, Seed = seed };

    private static FitOptions Ordered(int epochs) => new() { Epochs = epochs, BatchSize = 4, Shuffle = false };
}
