using System.Globalization;

namespace AdamKernels;

/// <summary>Numbers for people to read, in the invariant culture: few digits, with commas between thousands.</summary>
internal static class Readable
{
    /// <summary>A number with four digits.</summary>
    public static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>A number with commas.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number with commas and its noun, in the plural unless it is 1.</summary>
    public static string Count(long value, string noun) => $"{Count(value)} {noun}{(value == 1 ? "" : "s")}";

    /// <summary>A fraction with the digits of a percentage.</summary>
    public static string Percent(double fraction, int digits = 2) => double.IsFinite(fraction)
        ? (100 * fraction).ToString($"F{digits}", CultureInfo.InvariantCulture) + "%"
        : fraction.ToString(CultureInfo.InvariantCulture);

    /// <summary>A percentage behind its name; nothing for NaN, which stands for no such measure.</summary>
    public static string PercentIfAny(string name, double fraction) => double.IsNaN(fraction) ? "" : name + Percent(fraction);
}
