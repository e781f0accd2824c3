namespace AdamKernels;

/// <summary>Tests numbers against a <see cref="NumberRange"/>.</summary>
internal static class NumberRanges
{
    private const double MinEpsilon = 1e-30;
    private const double DropoutStep = 1d / (1 << 24);

    /// <summary>Close to 1, below it as a float, and a step of dropout away from it.</summary>
    private const double BelowOne = 0.99999994;

    /// <summary>A step of dropout above 0, and no more digits than needed.</summary>
    private const double AboveZero = 6e-8;

    /// <summary>Whether a number is in a range.</summary>
    public static bool Contains(this NumberRange range, double value) => range switch
    {
        NumberRange.Size => value >= 1,
        NumberRange.Several => value >= 2,
        NumberRange.Finite => Math.Abs((float)value) <= float.MaxValue,
        NumberRange.Positive => (float)value > 0 && (float)value <= float.MaxValue,
        NumberRange.NonNegative => value >= 0 && (float)value <= float.MaxValue,
        NumberRange.Decay => value >= 0 && (float)value < 1,
        NumberRange.Epsilon => value >= MinEpsilon && (float)value <= float.MaxValue,
        NumberRange.Fraction => value is >= 0 and <= 1,
        NumberRange.DropFraction => value is 0 or (>= DropoutStep and <= 1 - DropoutStep),
        NumberRange.ClassWeight => value == 0 || NumberRange.Epsilon.Contains(value),
        _ => throw new ArgumentOutOfRangeException(nameof(range), range, "Expected a value of NumberRange."),
    };

    /// <summary>
    /// The number in range that is closest to another one, for a suggestion. Null if there is none: no smallest number above 0 makes sense,
    /// and nothing is close to NaN.
    /// </summary>
    public static double? Nearest(this NumberRange range, double value) => range switch
    {
        _ when double.IsNaN(value) => null,
        NumberRange.Size => Math.Max(value, 1),
        NumberRange.Several => Math.Max(value, 2),
        NumberRange.Finite => Clamp(value, -float.MaxValue, float.MaxValue),
        NumberRange.Positive => (float)value > 0 ? Clamp(value, 0, float.MaxValue) : null,
        NumberRange.NonNegative => Clamp(value, 0, float.MaxValue),
        NumberRange.Decay => range.Contains(value) ? value : Clamp(value, 0, BelowOne),
        NumberRange.Epsilon => Clamp(value, MinEpsilon, float.MaxValue),
        NumberRange.Fraction => Clamp(value, 0, 1),
        NumberRange.DropFraction => range.Contains(value) ? value : value < DropoutStep / 2 ? 0 : Clamp(value, AboveZero, BelowOne),
        NumberRange.ClassWeight => value <= MinEpsilon / 2 ? 0 : NumberRange.Epsilon.Nearest(value),
        _ => throw new ArgumentOutOfRangeException(nameof(range), range, "Expected a value of NumberRange."),
    };

    /// <summary>What a number must be, for a message.</summary>
    public static string Describe(this NumberRange range) => range switch
    {
        NumberRange.Size => "at least 1",
        NumberRange.Several => "at least 2",
        NumberRange.Finite => "finite, also when rounded to float",
        NumberRange.Positive => "positive and finite, also when rounded to float",
        NumberRange.NonNegative => "at least 0 and finite, also when rounded to float",
        NumberRange.Decay => "at least 0 and below 1, also when rounded to float",
        NumberRange.Epsilon => "at least 1e-30 and finite, also when rounded to float",
        NumberRange.Fraction => "at least 0 and at most 1",
        NumberRange.DropFraction => "0, or from 2^-24 to 1 - 2^-24",
        NumberRange.ClassWeight => "0, or at least 1e-30 and finite, also when rounded to float",
        _ => throw new ArgumentOutOfRangeException(nameof(range), range, "Expected a value of NumberRange."),
    };

    private static double Clamp(double value, double min, double max) => Math.Min(Math.Max(value, min), max);
}
