namespace AdamKernels.Tests.Training.Predictions;

/// <summary>Ties, infinities, NaN, the order of sums and bad arguments, with logits that the tests choose.</summary>
public class ChosenLogitTests
{
    private const float Infinity = float.PositiveInfinity;

    [Theory]
    [InlineData(0, new float[] { 3, 3, 3 })]
    [InlineData(1, new float[] { 1, 3, 3 })]
    [InlineData(2, new float[] { -5, -4, -3 })]
    [InlineData(1, new float[] { 1, Infinity, Infinity })]
    [InlineData(0, new float[] { -Infinity, -Infinity, -Infinity })]
    [InlineData(-1, new float[] { 1, 3, float.NaN })]
    [InlineData(-1, new float[] { float.NaN, 3, 1 })]
    [InlineData(1, new float[] { 1e-30f })]
    [InlineData(0, new float[] { 0 })]
    [InlineData(0, new float[] { -1 })]
    [InlineData(-1, new float[] { float.NaN })]
    public void The_largest_output_decides_and_the_first_at_a_tie(int expected, float[] logits)
    {
        var network = new FixedLogits(logits.Length);
        var top = new ClassProbability[2];
        network.PredictTop(logits, 2, top);

        Assert.Equal(expected, network.PredictClass(logits));
        Assert.Equal(expected, top[0].Class);
    }

    [Fact]
    public void The_top_is_in_falling_order_and_keeps_the_order_of_ties()
    {
        float[] logits = [1, 4, 2, 4, 3, 1, 4];
        Assert.Equal([1, 3, 6], Top(logits, 3));
        Assert.Equal([1, 3, 6, 4, 2, 0, 5], Top(logits, 7));
        Assert.Equal([1], Top(logits, 1));
        Assert.Equal([0, 1], Top([-1], 2));
        Assert.Equal([1, 0], Top([1], 2));
    }

    /// <summary>Both probabilities are 0: their logits still differ.</summary>
    [Fact]
    public void Logits_order_classes_whose_probabilities_are_the_same() => Assert.Equal([1, 2, 0], Top([-900, 0, -800], 3));

    [Fact]
    public void The_two_classes_of_one_output_have_probabilities_that_add_up_to_1()
    {
        var top = new ClassProbability[2];
        new FixedLogits(1).PredictTop([-1f], 2, top);

        Assert.Equal([new(0, VectorMath.Sigmoid(1f)), new(1, VectorMath.Sigmoid(-1f))], top);
        Assert.Equal(1, top[0].Probability + top[1].Probability, 1e-6);
    }

    [Theory]
    [InlineData(new float[] { 1, float.NaN, 2 })]
    [InlineData(new float[] { float.NaN, 1, 2 })]
    [InlineData(new float[] { 1, Infinity, 2 })]
    [InlineData(new float[] { -Infinity, -Infinity, -Infinity })]
    public void A_row_without_a_softmax_is_NaN_and_the_others_are_not(float[] logits)
    {
        var probabilities = new float[9];
        new FixedLogits(3).PredictProbabilities([1, 2, 3, .. logits, 1, 2, 3], probabilities);

        Assert.Equal(Bits.Of([float.NaN, float.NaN, float.NaN]), Bits.Of(probabilities[3..6]));
        Assert.Equal(probabilities[..3], probabilities[6..]);
        Assert.DoesNotContain(float.NaN, probabilities[..3]);
    }

    [Fact]
    public void A_logit_of_minus_infinity_has_probability_0()
    {
        var probabilities = new float[3];
        new FixedLogits(3).PredictProbabilities([1, -Infinity, 1], probabilities);

        Assert.Equal([0.5f, 0, 0.5f], probabilities);
    }

    [Fact]
    public void A_NaN_logit_of_one_output_has_one_kind_of_NaN()
    {
        var probabilities = new float[3];
        new FixedLogits(1).PredictProbabilities([BitConverter.Int32BitsToSingle(0x7FC01234), Infinity, -Infinity], probabilities);

        Assert.Equal(Bits.Of([float.NaN, 1, 0]), Bits.Of(probabilities));
    }

    [Fact]
    public void The_top_of_a_NaN_is_no_class()
    {
        var top = new ClassProbability[4];
        new FixedLogits(3).PredictTop([1, float.NaN, 2, 1, 2, 3], 2, top);

        Assert.Equal([new(-1, float.NaN), new(-1, float.NaN)], top[..2]);
        Assert.Equal([2, 1], top[2..].Select(entry => entry.Class));
    }

    /// <summary>docs/numerics.md: value k goes to lane k mod 16, and the tree joins the lanes. A sum in sequence makes this fail.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(37)]
    [InlineData(100)]
    public void The_sum_runs_in_16_lanes(int width)
    {
        var random = new DeterministicRandom((ulong)width);
        float[] logits = new float[width];
        foreach (ref float logit in logits.AsSpan())
        {
            logit = 6 * random.NextSingle() - 3;
        }

        float[] lanes = new float[16];
        float[] exponentials = [.. logits.Select(logit => VectorMath.Exp(logit - logits.Max()))];
        for (int k = 0; k < width; k++)
        {
            lanes[k % 16] += exponentials[k];
        }

        for (int half = 8; half > 0; half /= 2)
        {
            for (int lane = 0; lane < half; lane++)
            {
                lanes[lane] += lanes[lane + half];
            }
        }

        var probabilities = new float[width];
        new FixedLogits(width).PredictProbabilities(logits, probabilities);
        Assert.Equal(Bits.Of([.. exponentials.Select(exponential => exponential / lanes[0])]), Bits.Of(probabilities));
    }

    /// <summary>Memory that the inner prediction overwrites makes this fail.</summary>
    [Fact]
    public void A_network_may_predict_inside_the_prediction_of_another()
    {
        var inner = new FixedLogits(3);
        var outer = new FixedLogits(3) { Predicted = () => Assert.Equal(2, inner.PredictClass([1, 2, 3])) };
        var classes = new int[3];
        outer.PredictClasses([1, 0, 0, 0, 1, 0, 0, 0, 1], classes);

        Assert.Equal([0, 1, 2], classes);
    }

    [Fact]
    public void No_samples_are_no_predictions()
    {
        new FixedLogits(3).PredictClasses([], []);
        new FixedLogits(3).PredictProbabilities([], []);
        new FixedLogits(3).PredictTop([], 3, []);
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(3, 4)]
    [InlineData(1, 3)]
    public void There_are_no_more_top_classes_than_classes(int width, int k)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            "k", () => new FixedLogits(width).PredictTop(new float[width], k, new ClassProbability[k]));
        Assert.StartsWith($"Expected 1 to {Math.Max(width, 2)} classes per sample, but got {k}.", error.Message);
    }

    [Fact]
    public void A_bad_length_is_refused_before_anything_is_written()
    {
        var network = new FixedLogits(3);
        int[] classes = [7, 7, 7];
        Refused("input", "Expected one sample of 3 inputs, but got 6 values.", () => network.PredictClass(new float[6]));
        Refused("inputs", "Expected whole samples of 3 inputs, but got 4 values.", () => network.PredictClasses(new float[4], classes));
        Refused(
            "classes",
            "Expected 1 value for each of 2 samples, 2 in all, but got 3.",
            () => network.PredictClasses(new float[6], classes));
        Refused(
            "probabilities",
            "Expected 3 values for each of 1 sample, 3 in all, but got 2.",
            () => network.PredictProbabilities(new float[3], new float[2]));
        Refused(
            "top",
            "Expected 2 values for each of 2 samples, 4 in all, but got 3.",
            () => network.PredictTop(new float[6], 2, new ClassProbability[3]));
        Assert.Equal([7, 7, 7], classes);

        static void Refused(string parameter, string message, Action call) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(parameter, call).Message);
    }

    [Fact]
    public void Results_may_not_overlap_the_inputs()
    {
        var network = new FixedLogits(2);
        var memory = new float[8];
        Assert.Throws<ArgumentException>("probabilities", () => network.PredictProbabilities(memory.AsSpan(0, 4), memory.AsSpan(2, 4)));
        Assert.Throws<ArgumentException>("probabilities", () => network.PredictProbabilities(memory.AsSpan(2, 4), memory.AsSpan(0, 4)));
        Assert.Throws<ArgumentException>(
            "classes",
            () => network.PredictClasses(
                memory.AsSpan(0, 4), System.Runtime.InteropServices.MemoryMarshal.Cast<float, int>(memory.AsSpan(3, 2))));
        network.PredictProbabilities(memory.AsSpan(0, 4), memory.AsSpan(4, 4));
        network.PredictProbabilities(memory.AsSpan(4, 4), memory.AsSpan(0, 4));
    }

    private static int[] Top(float[] logits, int k)
    {
        var top = new ClassProbability[k];
        new FixedLogits(logits.Length).PredictTop(logits, k, top);
        return [.. top.Select(entry => entry.Class)];
    }
}
