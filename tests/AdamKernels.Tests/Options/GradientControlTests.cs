using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;
using static AdamKernels.Tests.Reference.Descriptions;

namespace AdamKernels.Tests.Options;

/// <summary>Limits of gradients, several batches for one update, and rates of single layers.</summary>
/// <remarks>
/// All networks here update by plain gradient descent, so that the change of the parameters shows the gradient that was applied.
/// </remarks>
public class GradientControlTests
{
    private const double Rate = 0.1;

    private readonly Batch _batch = Batch.For<Plain>(rows: 6);

    /// <summary>Fails without the limit, with a limit per layer, and with the norm of something else than all gradients.</summary>
    [Fact]
    public void Gradients_of_a_large_norm_are_scaled_to_the_limit()
    {
        double[] plain = AppliedGradient<Plain>(new Plain(seed: 3));
        double norm = Math.Sqrt(plain.Sum(g => g * g));
        Assert.True(norm > 0.03, $"the norm {norm} does not reach the limit");

        double[] limited = AppliedGradient<WithNormLimit>(new WithNormLimit(seed: 3));

        // The gradient is read off parameters near 1, whose unit is 1e-3 of a gradient as small as this.
        Assert.True(Distance.RelativeL2(plain.Select(g => g * 0.02 / (norm + 1e-6)), limited) < 1e-3);
    }

    [Fact]
    public void Gradients_of_a_small_norm_are_left_alone()
    {
        var plain = new Trainer<Plain>(new Plain(seed: 3));
        var limited = new Trainer<WithNormLimit>(new WithNormLimit(seed: 3));
        var outputs = new float[12];
        plain.Network.Predict(_batch.Inputs, outputs);
        float[] near = [.. outputs.Select(y => y + 1e-3f)];
        for (int step = 0; step < 5; step++)
        {
            plain.Step(_batch.Inputs, near);
            limited.Step(_batch.Inputs, near);
        }

        Assert.Equal(Bits.Of(plain), Bits.Of(limited));
    }

    [Fact]
    public void A_norm_that_is_not_finite_is_treated_as_the_policy_says()
    {
        var trainer = new Trainer<WithNormLimit>(new WithNormLimit(seed: 3));
        Gradients gradients = Backpropagate(trainer);
        gradients.GetBias(0)[0] = float.PositiveInfinity;

        Refusal.Assert<NonFiniteGradientException, WithNormLimit>(trainer, () => trainer.UpdateParameters(gradients), "norm", "Infinity");
        trainer.NonFinitePolicy = NonFinitePolicy.SkipStep;
        int[][] before = Bits.Of(trainer);
        trainer.UpdateParameters(gradients);
        Assert.Equal(before, Bits.Of(trainer));
    }

    /// <summary>Fails without the limit on one side, and with a limit after the learning rate.</summary>
    [Fact]
    public void Each_gradient_is_limited_by_value()
    {
        double[] plain = AppliedGradient<Plain>(new Plain(seed: 3));
        Assert.Contains(plain, g => g > 0.01);
        Assert.Contains(plain, g => g < -0.01);

        double[] limited = AppliedGradient<WithValueLimit>(new WithValueLimit(seed: 3));

        Assert.True(Distance.RelativeL2(plain.Select(g => Math.Clamp(g, -0.01, 0.01)), limited) < 1e-4);
    }

    /// <summary>Three batches of two rows are one batch of six.</summary>
    [Fact]
    public void Several_batches_make_the_update_of_one()
    {
        double[] whole = AppliedGradient<Plain>(new Plain(seed: 3));

        var trainer = new Trainer<WithAccumulation>(new WithAccumulation(seed: 3));
        float[] before = Parameters(trainer);
        for (int batch = 0; batch < 3; batch++)
        {
            Assert.Equal((batch, 0L), (trainer.PendingBatches, trainer.StepCount));
            Assert.Equal(before, Parameters(trainer));
            trainer.Step(_batch.Inputs.AsSpan(6 * batch, 6), _batch.Targets.AsSpan(4 * batch, 4));
        }

        Assert.Equal((0, 1L), (trainer.PendingBatches, trainer.StepCount));
        Assert.True(Distance.RelativeL2(whole, Applied(before, Parameters(trainer))) < 1e-5);
    }

    [Fact]
    public void Batches_that_are_left_over_make_an_update_of_their_mean()
    {
        var trainer = new Trainer<WithAccumulation>(new WithAccumulation(seed: 3));
        float[] before = Parameters(trainer);
        trainer.Step(_batch.Inputs, _batch.Targets);
        trainer.Step(_batch.Inputs, _batch.Targets);

        Assert.True(trainer.UpdatePending());
        Assert.False(trainer.UpdatePending());
        Assert.True(Distance.RelativeL2(AppliedGradient<Plain>(new Plain(seed: 3)), Applied(before, Parameters(trainer))) < 1e-5);
        Assert.Equal((0, 1L), (trainer.PendingBatches, trainer.StepCount));
    }

    /// <summary>
    /// Seven batches an epoch: two updates of three, and one of the last. Without the end of the epoch it would be four in two.
    /// </summary>
    [Fact]
    public void Fit_leaves_no_batch_waiting_at_the_end_of_an_epoch()
    {
        var trainer = new Trainer<WithAccumulation>(new WithAccumulation(seed: 3));
        Batch set = new(DescriptionOf<WithAccumulation>(), rows: 14);

        trainer.Fit(set.Inputs, set.Targets, new FitOptions { Epochs = 2, BatchSize = 2 });

        Assert.Equal((0, 6L), (trainer.PendingBatches, trainer.StepCount));
    }

    [Fact]
    public void A_batch_that_is_skipped_is_not_added()
    {
        var trainer = new Trainer<WithAccumulation>(new WithAccumulation(seed: 3)) { NonFinitePolicy = NonFinitePolicy.SkipStep };
        float[] before = Parameters(trainer);
        trainer.Step(_batch.Inputs, _batch.Targets);
        float[] bad = [.. _batch.Inputs];
        bad[4] = float.NaN;
        trainer.Step(bad, _batch.Targets);
        Assert.Equal(1, trainer.PendingBatches);

        trainer.UpdatePending();
        Assert.True(Distance.RelativeL2(AppliedGradient<Plain>(new Plain(seed: 3)), Applied(before, Parameters(trainer))) < 1e-5);
    }

    [Fact]
    public void The_gradients_say_how_many_batches_they_are_the_sum_of()
    {
        var trainer = new Trainer<WithAccumulation>(new WithAccumulation(seed: 3));
        double one = Backpropagate(trainer).CalculateNorm();
        Gradients two = Backpropagate(trainer);

        Assert.Equal(2, two.BatchCount);
        Assert.Equal(2 * one, two.CalculateNorm(), 1e-5 * one);
        Assert.Equal(1, Backpropagate(new Trainer<Plain>(new Plain(seed: 3))).BatchCount);
    }

    /// <summary>The norm in double of what is given in float; padding and frozen layers count 0.</summary>
    [Fact]
    public void The_norm_is_that_of_all_gradients()
    {
        Gradients gradients = Backpropagate(new Trainer<Plain>(new Plain(seed: 3)));
        var values = new float[gradients.Count];
        gradients.CopyTo(values);

        Assert.Equal(Math.Sqrt(values.Sum(g => (double)g * g)), gradients.CalculateNorm(), 1e-14);
    }

    [Fact]
    public void A_layer_with_a_factor_moves_by_as_much_of_the_rate()
    {
        double[] plain = AppliedGradient<Plain>(new Plain(seed: 3));

        double[] scaled = AppliedGradient<WithFactor>(new WithFactor(seed: 3));

        Assert.True(Distance.RelativeL2(plain.Select((g, i) => i < 20 ? g / 4 : g), scaled) < 1e-5);
    }

    [Fact]
    public void A_frozen_layer_stays()
    {
        double[] plain = AppliedGradient<Plain>(new Plain(seed: 3));

        double[] frozen = AppliedGradient<WithFrozen>(new WithFrozen(seed: 3));

        Assert.All(frozen[..20], g => Assert.Equal(0, g));
        Assert.Equal(plain[20..], frozen[20..]);
    }

    /// <summary>
    /// Fails when the update from memory runs over all parameters: weight decay and gradients that were put in would move them.
    /// </summary>
    [Fact]
    public void A_frozen_layer_stays_whatever_its_gradients_are()
    {
        var trainer = new Trainer<WithFrozen>(new WithFrozen(seed: 3));
        float[] before = Parameters(trainer);
        Gradients gradients = Backpropagate(trainer);
        gradients.CopyFrom([.. Enumerable.Repeat(1f, gradients.Count)]);
        trainer.UpdateParameters(gradients);
        float[] after = Parameters(trainer);

        Assert.Equal(before[..20], after[..20]);
        Assert.All(before[20..].Zip(after[20..]), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    /// <summary>What one step of 6 rows changes, as a gradient; the same from a fused step and from four calls.</summary>
    private double[] AppliedGradient<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        var trainer = new Trainer<TNetwork>(network);
        float[] before = Parameters(trainer);
        trainer.UpdateParameters(Backpropagate(trainer));
        float[] after = Parameters(trainer);

        trainer.Network.SetParameters(before);
        trainer.Step(_batch.Inputs, _batch.Targets);
        Assert.Equal(after, Parameters(trainer));
        return Applied(before, after);
    }

    private Gradients Backpropagate<TNetwork>(Trainer<TNetwork> trainer)
        where TNetwork : class, INetwork<TNetwork> =>
        trainer.Backpropagate(trainer.ForwardPropagate(_batch.Inputs), _batch.Targets);

    private static double[] Applied(float[] before, float[] after) => [.. before.Zip(after, (b, a) => ((double)b - a) / Rate)];

    private static float[] Parameters<TNetwork>(Trainer<TNetwork> trainer)
        where TNetwork : class, INetwork<TNetwork> => trainer.CanonicalState().First();
}
