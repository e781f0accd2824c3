using System.Globalization;

namespace OnlineControl.Reporting;

/// <summary>The times that a half, 99 % and 99.9 % of the ticks did not exceed, and the longest one, in microseconds.</summary>
internal readonly record struct Percentiles(double P50, double P99, double P999, double Max)
{
    public static Percentiles Of(ReadOnlySpan<double> nanoseconds)
    {
        double[] ordered = nanoseconds.ToArray();
        Array.Sort(ordered);
        double At(double share) => ordered[(int)Math.Ceiling(share * ordered.Length) - 1] / 1000;
        return new Percentiles(At(0.5), At(0.99), At(0.999), At(1));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"p50 {P50:F1} µs, p99 {P99:F1} µs, p99.9 {P999:F1} µs, maximum {Max:F1} µs");
}
