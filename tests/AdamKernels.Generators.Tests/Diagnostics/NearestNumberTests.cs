using AdamKernels.Generators.Declared;

namespace AdamKernels.Generators.Tests.Diagnostics;

/// <summary>Numbers that are suggested in place of those out of range.</summary>
public sealed class NearestNumberTests
{
    private static readonly double[] Numbers =
    [
        double.NegativeInfinity, -1e300, -5, -0.5, -1e-300, 0, 1e-300, 1e-46, 1e-31, 8e-31, 1e-8, 5e-8, 0.5, 0.99999999, 1, 1.5, 2, 1e39,
        1e300, double.PositiveInfinity,
    ];

    public static TheoryData<int> Ranges => [.. Enum.GetValues<NumberRange>().Select(range => (int)range)];

    /// <summary>Fails when a suggestion is out of range too, or when a number that is clearly closer is in range.</summary>
    [Theory]
    [MemberData(nameof(Ranges))]
    public void Are_in_range_and_close(int number)
    {
        var range = (NumberRange)number;
        foreach (double value in Numbers.Where(value => !range.Contains(value)))
        {
            if (range.Nearest(value) is not { } nearest)
            {
                Assert.True(range == NumberRange.Positive && (float)value <= 0, $"{range} has nothing for {value}.");
                continue;
            }

            Assert.True(range.Contains(nearest), $"{range} has no {nearest}.");
            double closer = nearest + 0.9 * (value - nearest);
            Assert.False(range.Contains(closer), $"{range}: {closer} is closer to {value} than {nearest}.");
        }

        Assert.Null(range.Nearest(double.NaN));
    }
}
