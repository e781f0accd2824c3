using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;
using static AdamKernels.Tests.Reference.Descriptions;

namespace AdamKernels.Tests.Training;

/// <summary>Weights of samples: a sample with weight 2 counts twice, one with weight 0 not at all, for every loss.</summary>
public class SampleWeightTests
{
    private const int Rows = 7;
    private static readonly float[] Ones = [.. Enumerable.Repeat(1f, Rows)];
    private static readonly float[] Weights = [2, 0, 1, 1, 0, 3, 1];

    [Fact]
    public void Weights_of_1_change_no_bit_of_the_parameters()
    {
        Check(() => new Plain());
        Check(() => new WithPositiveWeights());
        Check(() => new WithClassWeights());

        static void Check<TNetwork>(Func<TNetwork> create)
            where TNetwork : class, INetwork<TNetwork>
        {
            var batch = Batch.For<TNetwork>(Rows);
            var plain = new Trainer<TNetwork>(create());
            var weighted = new Trainer<TNetwork>(create());
            for (int step = 0; step < 3; step++)
            {
                Targets targets = batch.Targets;
                Assert.Equal(plain.Step(batch.Inputs, targets), weighted.Step(batch.Inputs, targets.WithWeights(Ones)), 1e-6);
            }

            Assert.Equal(Bits.Of(plain), Bits.Of(weighted));
        }
    }

    [Fact]
    public void A_weight_counts_a_sample_as_often()
    {
        Check(() => new Plain());
        Check(() => new WithPositiveWeights());
        Check(() => new WithClassWeights());

        static void Check<TNetwork>(Func<TNetwork> create)
            where TNetwork : class, INetwork<TNetwork>
        {
            var batch = Batch.For<TNetwork>(Rows);
            int[] repeated = [.. Weights.SelectMany((weight, row) => Enumerable.Repeat(row, (int)weight))];
            var once = new Trainer<TNetwork>(create());
            var often = new Trainer<TNetwork>(create());

            float expected = often.Step(Pick(batch.Inputs, repeated), Pick(batch.Targets, repeated));
            float actual = once.Step(batch.Inputs, Targets.FromValues(batch.Targets).WithWeights(Weights));

            Assert.Equal(expected, actual, 1e-5 * Math.Abs(expected));
            float[] expectedParameters = often.CanonicalState().First(), actualParameters = once.CanonicalState().First();
            Assert.All(expectedParameters.Zip(actualParameters), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        }

        static float[] Pick(float[] values, int[] rows)
        {
            int width = values.Length / Rows;
            return [.. rows.SelectMany(row => values[(row * width)..((row + 1) * width)])];
        }
    }

    /// <summary>Missing targets are what a weight of 0 is used for most: 0 times infinity must not reach the loss.</summary>
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(3e38f)]
    public void Targets_with_weight_0_do_not_matter(float missing)
    {
        var batch = Batch.For<Plain>(Rows);
        var expected = new Trainer<Plain>(new Plain());
        var actual = new Trainer<Plain>(new Plain());
        float loss = expected.Step(batch.Inputs, Targets.FromValues(batch.Targets).WithWeights(Weights));
        batch.Targets[2 * 1] = missing;
        batch.Targets[2 * 4 + 1] = missing;
        Targets targets = Targets.FromValues(batch.Targets).WithWeights(Weights);
        Assert.Equal(loss, actual.Step(batch.Inputs, targets));
        Assert.Equal(Bits.Of(expected), Bits.Of(actual));
        Assert.True(double.IsFinite(actual.Evaluate(batch.Inputs, targets).Loss));
    }

    [Fact]
    public void A_set_whose_weights_are_all_0_is_refused()
    {
        var batch = Batch.For<Plain>(Rows);
        var trainer = new Trainer<Plain>(new Plain());
        Refusal.Assert<ArgumentException, Plain>(
            trainer,
            () => trainer.Fit(batch.Inputs, Targets.FromValues(batch.Targets).WithWeights(new float[Rows]), new FitOptions()),
            "at least one weight above 0");
    }

    [Fact]
    public void The_four_calls_a_step_and_a_fit_give_the_same_bits()
    {
        var batch = Batch.For<Plain>(Rows);
        Targets targets = Targets.FromValues(batch.Targets).WithWeights(Weights);
        var step = new Trainer<Plain>(new Plain());
        var calls = new Trainer<Plain>(new Plain());
        var fit = new Trainer<Plain>(new Plain());

        float loss = step.Step(batch.Inputs, targets);
        ReadOnlySpan<float> outputs = calls.ForwardPropagate(batch.Inputs);
        Assert.Equal(loss, calls.CalculateLoss(outputs, targets));
        calls.UpdateParameters(calls.Backpropagate(outputs, targets));
        FitResult result = fit.Fit(batch.Inputs, targets, new FitOptions { Shuffle = false });

        Assert.Equal(Bits.Of(step), Bits.Of(calls));
        Assert.Equal(Bits.Of(step), Bits.Of(fit));
        Assert.Equal(loss, result.LastEpoch.Loss, 1e-6);
    }

    [Fact]
    public void A_weighted_evaluation_is_the_loss_of_the_batch()
    {
        var batch = Batch.For<WithClassWeights>(Rows);
        var trainer = new Trainer<WithClassWeights>(new WithClassWeights());
        Targets targets = Targets.FromValues(batch.Targets).WithWeights(Weights);
        Evaluation evaluation = trainer.Evaluate(batch.Inputs, targets);
        Assert.Equal(trainer.Step(batch.Inputs, targets), evaluation.Loss, 1e-6);
    }

    /// <summary>A step takes the batch in tiles, the four calls at once.</summary>
    [Fact]
    public void Tiles_of_a_large_batch_have_the_weights_of_their_rows()
    {
        const int Many = 300;
        var batch = Batch.For<TiledClasses>(Many);
        Assert.InRange(DescriptionOf<TiledClasses>().BatchTile, 1, Many - 1);
        Targets targets = Targets.FromValues(batch.Targets).WithWeights([.. Enumerable.Range(0, Many).Select(row => row % 5 * 0.25f)]);
        var step = new Trainer<TiledClasses>(new TiledClasses(seed: 1));
        var calls = new Trainer<TiledClasses>(new TiledClasses(seed: 1));

        float loss = step.Step(batch.Inputs, targets);
        ReadOnlySpan<float> outputs = calls.ForwardPropagate(batch.Inputs);
        Assert.Equal(calls.CalculateLoss(outputs, targets), loss);
        calls.UpdateParameters(calls.Backpropagate(outputs, targets));

        Assert.Equal(Bits.Of(calls), Bits.Of(step));
    }

    [Fact]
    public void A_batch_whose_weights_are_all_0_teaches_nothing()
    {
        var batch = Batch.For<Plain>(Rows);
        var trainer = new Trainer<Plain>(new Plain());
        int[][] before = Bits.Of(trainer);
        Assert.Equal(0, trainer.Step(batch.Inputs, Targets.FromValues(batch.Targets).WithWeights(new float[Rows])));
        Assert.Equal(before, Bits.Of(trainer));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_weight_that_is_none_is_refused(float weight)
    {
        var batch = Batch.For<Plain>(Rows);
        var trainer = new Trainer<Plain>(new Plain());
        float[] weights = [.. Weights[..^1], weight];
        Refusal.Assert<ArgumentException, Plain>(
            trainer, () => trainer.Step(batch.Inputs, Targets.FromValues(batch.Targets).WithWeights(weights)), "sample 6 is");
    }

    [Fact]
    public void Each_sample_has_a_weight()
    {
        var batch = Batch.For<Plain>(Rows);
        var trainer = new Trainer<Plain>(new Plain());
        Refusal.Assert<ArgumentException, Plain>(
            trainer,
            () => trainer.Step(batch.Inputs, Targets.FromValues(batch.Targets).WithWeights(Weights.AsSpan(1))),
            "one weight per sample, 7, but got 6");
    }
}
