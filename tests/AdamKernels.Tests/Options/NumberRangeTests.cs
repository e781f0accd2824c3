namespace AdamKernels.Tests.Options;

/// <summary>The ranges of declared numbers, at both ends.</summary>
public class NumberRangeTests
{
    /// <summary>Numbers in a range, and numbers beside it.</summary>
    private static readonly Dictionary<NumberRange, (double[] Inside, double[] Outside)> Ranges = new()
    {
        [NumberRange.Size] = ([1, 7, 1e9], [0, -1, 0.5]),
        [NumberRange.Several] = ([2, 7], [1, 0, -2]),
        [NumberRange.Finite] = ([0, -1, float.MaxValue, -float.MaxValue], [1e39, -1e39, double.PositiveInfinity]),
        [NumberRange.Positive] = ([1e-45, 1, float.MaxValue], [0, -1, 1e-46, 1e39]),
        [NumberRange.NonNegative] = ([0, 1e-46, float.MaxValue], [-1e-300, 1e39]),
        [NumberRange.Decay] = ([0, 0.5, 0.9999999], [-0.1, 1, 0.99999999]),
        [NumberRange.Epsilon] = ([1e-30, 1, float.MaxValue], [0, 1e-31, -1, 1e39]),
        [NumberRange.Fraction] = ([0, 0.3, 1], [-0.1, 1.1]),
        [NumberRange.DropFraction] = ([0, 1d / (1 << 24), 0.5, 1 - (1d / (1 << 24))], [-0.1, 1e-8, 4e-8, 1, 2]),
        [NumberRange.ClassWeight] = ([0, 1e-30, 5], [-1, 1e-31, 8e-31, 1e39]),
    };

    public static TheoryData<int> All => [.. Enum.GetValues<NumberRange>().Select(range => (int)range)];

    /// <summary>Fails when an end moves, when NaN is in a range, or when a suggestion is not.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void They_have_their_ends(int number)
    {
        var range = (NumberRange)number;
        (double[] inside, double[] outside) = Ranges[range];

        Assert.All(inside, value => Assert.True(range.Contains(value), $"{range} has no {value}."));
        Assert.All(inside, value => Assert.Equal(value, range.Nearest(value)));
        Assert.All(outside.Append(double.NaN), value => Assert.False(range.Contains(value), $"{range} has {value}."));
        Assert.All(outside, value => Assert.True(range.Nearest(value) is not { } nearest || range.Contains(nearest)));
        Assert.Null(range.Nearest(double.NaN));
        Assert.NotEmpty(range.Describe());
    }

    [Fact]
    public void There_is_no_other_one()
    {
        const NumberRange Other = (NumberRange)99;
        Assert.Throws<ArgumentOutOfRangeException>(() => Other.Contains(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Other.Nearest(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Other.Describe());
    }
}
