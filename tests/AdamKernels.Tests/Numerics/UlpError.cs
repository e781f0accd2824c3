namespace AdamKernels.Tests.Numerics;

/// <summary>Measures the error of a float result in units of the last place of the exact value.</summary>
internal static class UlpError
{
    // The value that infinity stands for when a result overflows: one step beyond the largest float.
    private const double BeyondLargest = 3.402823669209384634633746e38;

    /// <summary>The error in ulp; infinite if one of the two is a NaN or a true infinity and the other is not.</summary>
    /// <param name="actual">The result.</param>
    /// <param name="exact">The exact value.</param>
    /// <param name="smallestUnitAt">The unit is that of this number where the exact value is smaller.</param>
    public static double Of(float actual, double exact, double smallestUnitAt = 0)
    {
        if (double.IsNaN(exact) || float.IsNaN(actual))
        {
            return double.IsNaN(exact) && float.IsNaN(actual) ? 0 : double.PositiveInfinity;
        }

        if (double.IsInfinity(exact))
        {
            return actual == exact ? 0 : double.PositiveInfinity;
        }

        double value = float.IsInfinity(actual) ? Math.CopySign(BeyondLargest, actual) : actual;
        double bounded = Math.Clamp(exact, -BeyondLargest, BeyondLargest);
        return Math.Abs(value - bounded) / UnitOf(Math.Max(Math.Abs(bounded), smallestUnitAt));
    }

    /// <summary>The distance between floats at this value: that of the subnormals is the same throughout.</summary>
    private static double UnitOf(double value)
    {
        int exponent = value == 0 ? -126 : Math.Clamp(Math.ILogB(value), -126, 127);
        return Math.ScaleB(1, exponent - 23);
    }
}
