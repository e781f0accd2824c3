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

    /// <summary>How far a float is off, in ulp.</summary>
    public double UlpError(float actual) => Math.Abs(actual - Value) / Distance.Ulp(LargestTerm);
}
