using CsCheck;

namespace AdamKernels.Tests.Training;

/// <summary>Means and deviations against decimal arithmetic, and rows against the formula, one float at a time.</summary>
public class StandardizationTests
{
    [Fact]
    public void An_example_by_hand()
    {
        var learned = Standardization.Learn([1, 10, 2, 30, 3, 10, 4, 30], width: 2);
        float deviation = (float)Math.Sqrt(1.25);

        Assert.Equal(2, learned.Width);
        Assert.Equal([2.5f, 20], learned.Means.ToArray());
        Assert.Equal([deviation, 10], learned.Deviations.ToArray());

        float[] row = [4, 15];
        learned.Apply(row, row);
        Assert.Equal([1.5f * (float)(1 / (double)deviation), -0.5f], row);
        learned.Invert(row, row);
        Assert.Equal([4, 15], row);
    }

    /// <summary>
    /// The mean is up to 10⁸ times the deviation: sums in float, or the variance as the mean of squares minus the square of the mean, make
    /// this fail.
    /// </summary>
    [Fact]
    public void Columns_far_from_0_keep_their_deviation() =>
        Gen.Int[1, 5].SelectMany(
            width => Gen.Int[-1000, 1000].Array[width, 60 * width].Select(values => (width, values: values[..^(values.Length % width)])))
            .Sample(drawn =>
            {
                (int width, int[] values) = drawn;
                float[] samples = [.. values.Select((value, i) => 1e7f * (i % width) + value)];
                var learned = Standardization.Learn(samples, width);
                for (int column = 0; column < width; column++)
                {
                    decimal[] expected = [.. samples.Where((_, i) => i % width == column).Select(value => (decimal)(double)value)];
                    decimal mean = expected.Average();
                    double deviation = Math.Sqrt((double)expected.Average(value => (value - mean) * (value - mean)));
                    Assert.Equal((float)(double)mean, learned.Means[column]);
                    Assert.Equal(deviation == 0 ? 1 : deviation, learned.Deviations[column], 1e-7 * deviation);
                }
            });

    [Fact]
    public void Learned_samples_get_mean_0_and_deviation_1()
    {
        const int Rows = 500;
        var random = new DeterministicRandom(3);
        float[] samples = [.. Enumerable.Range(0, Rows * 3).Select(i => (100 * (i % 3)) + ((1 + i % 3) * random.NextSingle()))];
        Standardization.Learn(samples, 3).Apply(samples, samples);
        for (int column = 0; column < 3; column++)
        {
            double[] values = [.. samples.Where((_, i) => i % 3 == column).Select(value => (double)value)];
            Assert.Equal(0, values.Average(), 2e-5);
            Assert.Equal(1, Math.Sqrt(values.Average(value => value * value)), 1e-5);
        }
    }

    /// <summary>0.1f has no exact mean in float; the second column's 1 / deviation is infinite as a float.</summary>
    [Fact]
    public void A_column_without_variance_is_only_moved()
    {
        float[] samples = [.. Enumerable.Range(0, 999).SelectMany(i => new[] { 0.1f, i % 2 * 1e-40f })];
        var learned = Standardization.Learn(samples, 2);

        Assert.Equal([1, 1], learned.Deviations.ToArray());
        float[] row = [0.1f, 0];
        learned.Apply(row, row);
        Assert.Equal(0, row[0]);
        learned.Invert(row, row);
        Assert.Equal(0.1f, row[0]);
    }

    /// <summary>
    /// Widths from one float to two 512-bit vectors and a rest of every kind. A fused multiply-add, a division by the deviation in place of
    /// the factor, a column that is skipped or a row that begins in the wrong place makes this fail.
    /// </summary>
    [Fact]
    public void Every_width_gives_the_bits_of_the_formula()
    {
        const int Rows = 7;
        var random = new DeterministicRandom(4);
        for (int width = 1; width <= 47; width++)
        {
            float[] means = Draw(width, ref random, 0);
            float[] deviations = Draw(width, ref random, 2);
            float[] source = Draw(width * Rows, ref random, 0);
            var standardization = new Standardization(means, deviations);

            // One more, to see what is written beyond the end.
            float[] there = [.. new float[source.Length], 12345];
            float[] back = [.. source];
            standardization.Apply(source, there.AsSpan(0, source.Length));
            standardization.Invert(back, back);

            float[] expectedThere =
                [.. source.Select((x, i) => Product(x - means[i % width], (float)(1 / (double)deviations[i % width]))), 12345];
            float[] expectedBack = [.. source.Select((y, i) => Product(y, deviations[i % width]) + means[i % width])];
            Assert.Equal(Bits.Of(expectedThere), Bits.Of(there));
            Assert.Equal(Bits.Of(expectedBack), Bits.Of(back));

            standardization.Apply(source, source);
            Assert.Equal(Bits.Of(expectedThere[..^1]), Bits.Of(source));
        }

        static float[] Draw(int count, ref DeterministicRandom random, float from)
        {
            var values = new float[count];
            for (int i = 0; i < count; i++)
            {
                values[i] = from + random.NextSingle() - 0.5f;
            }

            return values;
        }

        static float Product(float a, float b) => (float)((double)a * b);
    }

    [Fact]
    public void Saved_numbers_give_the_same_bits()
    {
        var random = new DeterministicRandom(5);
        float[] samples = [.. Enumerable.Range(0, 300).Select(_ => random.NextSingle())];
        var learned = Standardization.Learn(samples, 3);
        float[] means = new float[3], deviations = new float[3];
        learned.CopyTo(means, deviations);
        float[] first = new float[300], second = new float[300];
        learned.Apply(samples, first);
        new Standardization(means, deviations).Apply(samples, second);

        Assert.Equal(Bits.Of(first), Bits.Of(second));

        // It keeps its own numbers.
        means[0] = 7;
        Assert.NotEqual(7, learned.Means[0]);
        Assert.Throws<ArgumentException>("means", () => learned.CopyTo(new float[2], deviations));
        Assert.Throws<ArgumentException>("deviations", () => learned.CopyTo(means, new float[4]));
    }

    [Theory]
    [InlineData(float.NaN, 1, "means")]
    [InlineData(float.PositiveInfinity, 1, "means")]
    [InlineData(0, 0, "deviations")]
    [InlineData(0, -1, "deviations")]
    [InlineData(0, float.NaN, "deviations")]
    [InlineData(0, float.PositiveInfinity, "deviations")]
    [InlineData(0, 1e-40f, "deviations")]
    public void Numbers_that_cannot_be_used_are_refused(float mean, float deviation, string name)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(name, () => new Standardization([0, mean], [1, deviation]));
        Assert.Contains("column 1", exception.Message);
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        var two = new Standardization([0, 0], [2, 2]);
        float[] memory = new float[8];

        Assert.Throws<ArgumentException>("means", () => new Standardization([], []));
        Assert.Throws<ArgumentException>("deviations", () => new Standardization([0, 0], [1]));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => Standardization.Learn(memory, 0));
        Assert.Throws<ArgumentException>("samples", () => Standardization.Learn(memory, 3));
        Assert.Throws<ArgumentException>("samples", () => Standardization.Learn([], 3));
        Assert.Contains(
            "row 1 has NaN in column 2",
            Assert.Throws<ArgumentException>("samples", () => Standardization.Learn([1, 2, 3, 4, 5, float.NaN], 3)).Message);
        Assert.Throws<ArgumentException>("source", () => two.Apply(new float[3], new float[3]));
        Assert.Throws<ArgumentException>("destination", () => two.Apply(new float[4], new float[6]));
        Assert.Throws<ArgumentException>("destination", () => two.Invert(memory.AsSpan(0, 6), memory.AsSpan(2, 6)));
        two.Apply([], []);
    }

    [Fact]
    public void Rows_are_standardized_without_allocating()
    {
        var standardization = new Standardization(new float[9], [.. Enumerable.Repeat(2f, 9)]);
        float[] rows = new float[90];
        Allocations.AssertNone(
            () =>
            {
                standardization.Apply(rows, rows);
                standardization.Invert(rows, rows);
            },
            calls: 1000);
    }
}
