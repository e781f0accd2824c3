namespace AdamKernels.Tests.Reference;

/// <summary>A number in double, and the magnitude of the largest term that was added to get it.</summary>
/// <remarks>
/// The error of a float result is measured in the ulp of the largest term. Where terms cancel, no formula in float can be within an ulp
/// of the small result: it is only as exact as the rounded coefficient of the large term that it is left over from.
/// </remarks>
internal readonly record struct Sum(double Value, double LargestTerm)
{
    public static implicit operator Sum(double value) => new(value, Math.Abs(value));

    public static Sum operator +(Sum a, Sum b)
    {
        double value = a.Value + b.Value;
        return new Sum(value, Math.Max(Math.Abs(value), Math.Max(a.LargestTerm, b.LargestTerm)));
    }

    public static Sum operator *(double factor, Sum a) => new(factor * a.Value, Math.Abs(factor) * a.LargestTerm);

    // Where a factor is the small rest of larger terms, its error counts by the derivative: for sums that nothing canceled in, the largest
    // term of the result is the result itself.
    public static Sum operator *(Sum a, Sum b)
    {
        double product = Math.Abs(a.Value * b.Value);
        return new Sum(a.Value * b.Value, product + Math.Abs(b.Value) * a.Lost + Math.Abs(a.Value) * b.Lost);
    }

    public static Sum operator /(Sum a, Sum b)
    {
        double quotient = a.Value / b.Value;
        return new Sum(quotient, Math.Abs(quotient) + (a.Lost + Math.Abs(quotient) * b.Lost) / Math.Abs(b.Value));
    }

    private double Lost => LargestTerm - Math.Abs(Value);

    public static Sum Sqrt(Sum a)
    {
        double root = Math.Sqrt(a.Value);
        return new Sum(root, root == 0 ? 0 : root + a.Lost / (2 * root));
    }

    /// <summary>Of two numbers the larger one.</summary>
    public static Sum Max(Sum a, Sum b) => a.Value > b.Value ? a : b;

    /// <summary>A number that depends on what rounding left of terms that canceled, so that a float result may be any finite one.</summary>
    public Sum Unmeasurable() => this with { LargestTerm = double.PositiveInfinity };

    /// <summary>How far a float is off, in ulp.</summary>
    public double UlpError(float actual) => double.IsPositiveInfinity(LargestTerm)
        ? float.IsFinite(actual) ? 0 : double.NaN
        : Math.Abs(actual - Value) / Distance.Ulp(LargestTerm);
}
