using CsCheck;

namespace AdamKernels.Tests.Training.Metrics;

/// <summary>Errors of regressions against numbers by hand, and against the definitions in decimal arithmetic.</summary>
public class RegressionMetricsTests
{
    /// <summary>The examples of scikit-learn's documentation for r2_score, with their results.</summary>
    [Fact]
    public void Examples_by_hand()
    {
        RegressionMetrics one = RegressionMetrics.Calculate([2.5f, 0, 2, 8], [3, -0.5f, 2, 7]);
        Assert.Equal((0.375, 0.5, Math.Sqrt(0.375)), (one.MeanSquaredError, one.MeanAbsoluteError, one.RootMeanSquaredError));
        Assert.Equal(0.9486081370449679, one.RSquared, 1e-15);

        RegressionMetrics two = RegressionMetrics.Calculate([0, 2, -1, 2, 8, -5], [0.5f, 1, -1, 1, 7, -6], width: 2);
        Assert.Equal((4.25 / 6, 4.5 / 6), (two.MeanSquaredError, two.MeanAbsoluteError));
        Assert.Equal((0.965438 + 0.908163) / 2, two.RSquared, 1e-6);

        Assert.Equal(0, RegressionMetrics.Calculate([2, 2, 2], [1, 2, 3]).RSquared);
        Assert.Equal(-3, RegressionMetrics.Calculate([3, 2, 1], [1, 2, 3]).RSquared);
    }

    /// <summary>Targets without variance: the share of what is not there is 1 where they were met, and otherwise 0.</summary>
    [Fact]
    public void Equal_targets_have_no_share_of_the_variance()
    {
        float[] same = [.. Enumerable.Repeat(0.1f, 1000)];
        Assert.Equal((0d, 0d, 1d), Parts(RegressionMetrics.Calculate(same, same)));
        Assert.Equal(0, RegressionMetrics.Calculate([.. same[1..], 0.2f], same).RSquared);
        Assert.Equal(0.5, RegressionMetrics.Calculate([1, 5, 1, 6], [1, 7, 1, 7], width: 2).RSquared);
    }

    /// <summary>Far from 0: sums or a mean in float, or a variance as the difference of two large sums, make this fail.</summary>
    [Fact]
    public void Random_rows_follow_the_definitions() =>
        Gen.Int[1, 4].SelectMany(width => Gen.Select(Gen.Int[-100, 100], Gen.Int[-100, 100]).Array[2 * width, 40 * width]
                .Select(values => (width, values: values[..^(values.Length % width)])))
            .Sample(drawn =>
            {
                (int width, (int, int)[] values) = drawn;
                float[] predictions = [.. values.Select(pair => 8e6f + pair.Item1 / 2f)];
                float[] targets = [.. values.Select(pair => 8e6f + pair.Item2 / 2f)];
                decimal[] errors = [.. predictions.Zip(targets, (p, t) => (decimal)(double)p - (decimal)(double)t)];
                decimal share = 0;
                for (int column = 0; column < width; column++)
                {
                    decimal[] target = [.. targets.Where((_, i) => i % width == column).Select(t => (decimal)(double)t)];
                    decimal mean = target.Average();
                    decimal variance = target.Sum(t => (t - mean) * (t - mean));
                    decimal residual = errors.Where((_, i) => i % width == column).Sum(e => e * e);
                    share += (variance == 0 ? residual == 0 ? 1 : 0 : 1 - residual / variance) / width;
                }

                RegressionMetrics metrics = RegressionMetrics.Calculate(predictions, targets, width);
                Near(errors.Average(e => e * e), metrics.MeanSquaredError);
                Near(errors.Average(Math.Abs), metrics.MeanAbsoluteError);
                Assert.Equal((double)share, metrics.RSquared, 1e-12 * (1 + Math.Abs((double)share)));
            });

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        Assert.Equal("predictions", Assert.Throws<ArgumentException>(() => RegressionMetrics.Calculate([], [])).ParamName);
        Assert.Equal(
            "predictions",
            Assert.Throws<ArgumentException>(() => RegressionMetrics.Calculate(new float[3], new float[3], width: 2)).ParamName);
        Assert.Equal("targets", Assert.Throws<ArgumentException>(() => RegressionMetrics.Calculate(new float[4], new float[3])).ParamName);
        Assert.Equal(
            "width",
            Assert.Throws<ArgumentOutOfRangeException>(() => RegressionMetrics.Calculate(new float[4], new float[4], width: 0)).ParamName);
    }

    private static void Near(decimal expected, double actual) => Assert.Equal((double)expected, actual, 1e-12 * (double)expected + 1e-15);

    private static (double, double, double) Parts(RegressionMetrics metrics) =>
        (metrics.MeanSquaredError, metrics.MeanAbsoluteError, metrics.RSquared);
}
