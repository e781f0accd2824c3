using AdamKernels.PathProbe;
using AdamKernels.Runtime;
using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;
using static AdamKernels.Tests.Reference.Descriptions;

namespace AdamKernels.Tests.Options;

/// <summary>Where options meet what is rare: batches that count nothing, failures in between, values at the end of the range.</summary>
public class EdgeTests
{
    private readonly float[] _inputs = RandomSamples.Inputs(DescriptionOf<WithIgnoredClass>(), 7, seed: 1);

    /// <summary>
    /// Two samples at a time, the first two of which count nothing: a mean of nothing must not spoil the mean of the others.
    /// </summary>
    [Fact]
    public void Samples_of_ignored_classes_do_not_count_in_an_evaluation()
    {
        var trainer = new Trainer<WithIgnoredClass>(new WithIgnoredClass(seed: 1));
        int[] labels = [0, 0, 1, 2, 0, 2, 0];
        ReferenceLoss loss = ReferenceLoss.Of(typeof(WithIgnoredClass));
        var reference = new ReferenceNetwork(DescriptionOf<WithIgnoredClass>(), loss);
        double[] parameters = Batch.Doubles(trainer.CanonicalState().First());

        // Batches without a label that counts are left out; the samples with such a label in other batches share their smoothed targets.
        loss.TargetsAreLabels = true;
        double[][] inputs = [.. _inputs.Chunk(3).Select(Batch.Doubles)];
        double[][] targets = [.. labels.Select(label => Enumerable.Range(0, 3).Select(c => c == label ? 1d : 0).ToArray())];
        double expected = reference.Loss(parameters, inputs[2..6], targets[2..6]);

        Assert.Equal(expected, trainer.Evaluate(_inputs, labels).Loss, 1e-6 * expected);
    }

    [Fact]
    public void A_batch_of_ignored_classes_teaches_nothing()
    {
        var trainer = new Trainer<WithIgnoredClass>(new WithIgnoredClass(seed: 1));
        float[] batch = _inputs[..6];
        int[] labels = [0, 0];
        int[][] before = Bits.Of(trainer);

        Assert.Equal(0, trainer.Step(batch, labels));
        ReadOnlySpan<float> outputs = trainer.ForwardPropagate(batch);
        Assert.Equal(0, trainer.CalculateLoss(outputs, labels));
        Gradients gradients = trainer.Backpropagate(outputs, labels);
        trainer.UpdateParameters(gradients);

        Assert.True(gradients.IsSkipped);
        Assert.Equal(before, Bits.Of(trainer));
        Assert.Equal(0, trainer.StepCount);

        FitResult result = trainer.Fit(_inputs, new[] { 0, 0, 1, 2, 1, 2, 0 }, new FitOptions { Shuffle = false, BatchSize = 2 });
        Assert.Equal(2, trainer.StepCount);
        Assert.True(double.IsFinite(result.LastEpoch.Loss));
    }

    /// <summary>Fails when the gradients of the batch before the exception reach the next Fit.</summary>
    [Fact]
    public void Batches_that_wait_are_discarded_when_Fit_fails()
    {
        Batch set = Batch.For<WithAccumulation>(rows: 4);
        float[] damaged = [.. set.Targets];
        damaged[4] = float.NaN;
        var options = new FitOptions { BatchSize = 2, Shuffle = false };
        var trainer = new Trainer<WithAccumulation>(new WithAccumulation(seed: 3));
        Assert.Throws<NonFiniteLossException>(() => trainer.Fit(set.Inputs, damaged, options));
        Assert.Equal(0, trainer.PendingBatches);

        // Half of the set: with all of it the mean over the three batches would be that over the two.
        trainer.Step(set.Inputs.AsSpan(0, 6), set.Targets.AsSpan(0, 4));
        trainer.Fit(set.Inputs, set.Targets, options);
        var fresh = new Trainer<WithAccumulation>(new WithAccumulation(seed: 3));
        fresh.Fit(set.Inputs, set.Targets, options);

        Assert.Equal(Bits.Of(fresh), Bits.Of(trainer));
    }

    [Fact]
    public void Batches_that_wait_can_be_discarded()
    {
        Batch set = Batch.For<WithAccumulation>(rows: 4);
        var trainer = new Trainer<WithAccumulation>(new WithAccumulation(seed: 3));
        trainer.Step(set.Inputs, set.Targets);
        trainer.DiscardPending();

        Assert.False(trainer.UpdatePending());
        Assert.Equal((0, 0L), (trainer.PendingBatches, trainer.StepCount));
    }

    /// <summary>Fails when gradients from elsewhere are refused, but those that were gathered here are dropped.</summary>
    [Fact]
    public void Gradients_of_another_trainer_leave_what_waits()
    {
        Batch set = Batch.For<WithAccumulation>(rows: 4);
        var other = new Trainer<WithAccumulation>(new WithAccumulation(seed: 4));
        var trainer = new Trainer<WithAccumulation>(new WithAccumulation(seed: 3));
        trainer.Step(set.Inputs, set.Targets);
        Gradients gradients = other.Backpropagate(other.ForwardPropagate(set.Inputs), set.Targets);
        Assert.Throws<ArgumentException>("gradients", () => trainer.UpdateParameters(gradients));

        Assert.Equal((1, 0L), (trainer.PendingBatches, trainer.StepCount));
    }

    /// <summary>The loss of two samples, of which one is left out because the norm of its gradient is infinite.</summary>
    [Fact]
    public void A_step_that_is_skipped_for_its_norm_does_not_count_in_the_loss_of_the_epoch()
    {
        var trainer = new Trainer<Overflowing>(new Overflowing()) { NonFinitePolicy = NonFinitePolicy.SkipStep };
        trainer.Network.SetParameters([0, 0, 10, 0]);

        FitResult result = trainer.Fit([3e38f, 0f], [1f, 0f], new FitOptions { BatchSize = 1, Shuffle = false });

        Assert.Equal((0d, 1L), (result.LastEpoch.Loss, trainer.StepCount));
        trainer.NonFinitePolicy = NonFinitePolicy.Throw;
        trainer.Network.SetParameters([0, 0, 10, 0]);
        Refusal.Assert<NonFiniteGradientException, Overflowing>(
            trainer, () => trainer.Step([3e38f], [1f]), "The norm of the gradients is Infinity");
    }

    /// <summary>A finite input that becomes infinite when it is standardized, which tanh would hide.</summary>
    [Fact]
    public void An_input_that_is_infinite_when_it_is_standardized_is_found()
    {
        var network = new WithStandardization(seed: 3) { InputStandardization = new Standardization(new float[3], [1e-30f, 1, 1]) };
        var trainer = new Trainer<WithStandardization>(network);

        Refusal.Assert<NonFiniteLossException, WithStandardization>(trainer, () => trainer.Step([1e10f, 0, 0], [0f, 0f]));
        float[] outputs = trainer.ForwardPropagate([1e10f, 0, 0]).ToArray();
        Refusal.Assert<NonFiniteLossException, WithStandardization>(trainer, () => trainer.Backpropagate(outputs, [0f, 0f]));
    }

    [Fact]
    public void A_copy_of_the_average_standardizes_as_the_network_does()
    {
        var network = new WithFactors(seed: 3) { InputStandardization = new Standardization([1, 2, 3], [4, 5, 6]) };
        var copy = new WithFactors();
        new Trainer<WithFactors>(network).CopyAverageTo(copy);
        var expected = new float[2];
        var actual = new float[2];
        network.Predict([7, 8, 9], expected);
        copy.Predict([7, 8, 9], actual);

        Assert.Equal(expected, actual);
    }

    /// <summary>A rate that is in range, whose product with a layer's factor is not.</summary>
    [Theory]
    [InlineData(1e30)]
    [InlineData(1e-30)]
    public void A_rate_that_a_factor_takes_out_of_range_is_refused(double rate)
    {
        var trainer = new Trainer<WithFactors>(new WithFactors());

        Refusal.Assert<ArgumentOutOfRangeException, WithFactors>(trainer, () => trainer.LearningRate = rate);
    }

    [Fact]
    public void An_output_that_is_not_a_number_is_not_right()
    {
        var classes = new Trainer<WithClassWeights>(new WithClassWeights());
        ((INetwork<WithClassWeights>)classes.Network).Parameters.Span.Fill(float.NaN);
        var outputs = new Trainer<WithPositiveWeights>(new WithPositiveWeights());
        ((INetwork<WithPositiveWeights>)outputs.Network).Parameters.Span.Fill(float.NaN);

        Assert.Equal(0, classes.Evaluate([1, 2, 3], new[] { 0 }).Accuracy);
        Assert.Equal(0, outputs.Evaluate([1, 2, 3], [0f, 1f]).Accuracy);
    }
}

[Network(1, MaxBatchSize = 2)]
[Dense(1)]
[Dense(1)]
[MeanAbsoluteError]
[ClipGradientNorm(1)]
[Sgd]
public sealed partial class Overflowing;
