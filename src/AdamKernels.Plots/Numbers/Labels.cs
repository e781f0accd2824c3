using System.Globalization;

namespace AdamKernels.Plots.Numbers;

/// <summary>Numbers as pictures and tables write them.</summary>
internal static class Labels
{
    /// <summary>A time in the unit that suits it, with three digits: 1.05 µs.</summary>
    /// <param name="nanoseconds">The time.</param>
    public static string Time(double nanoseconds) => nanoseconds switch
    {
        < 999.5 => Digits(nanoseconds) + " ns",
        < 999.5e3 => Digits(nanoseconds / 1e3) + " µs",
        < 999.5e6 => Digits(nanoseconds / 1e6) + " ms",
        _ => Digits(nanoseconds / 1e9) + " s",
    };

    /// <summary>A whole number with separators: 1,024.</summary>
    /// <param name="number">The number.</param>
    public static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number without unit, as short as it can be: 0.0156.</summary>
    /// <param name="number">The number.</param>
    public static string Short(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>A number of any size without unit: 0.05, 20,000 or 3e-6.</summary>
    /// <param name="number">The number.</param>
    public static string Number(double number)
    {
        double size = Math.Abs(number);
        if (size is 0 or (>= 1e-4 and < 1e7))
        {
            return number.ToString("#,0.######", CultureInfo.InvariantCulture);
        }

        string[] parts = number.ToString("0.###e+0", CultureInfo.InvariantCulture).Split("e+");
        return string.Join('e', parts);
    }

    private static string Digits(double value) => value switch
    {
        // 2 and 5 at the ticks of an axis have no digits to show.
        _ when Math.Abs(value - Math.Round(value)) < 1e-9 => value.ToString("0", CultureInfo.InvariantCulture),
        < 9.995 => value.ToString("0.00", CultureInfo.InvariantCulture),
        < 99.95 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0", CultureInfo.InvariantCulture),
    };
}
