using System.Globalization;

namespace SampleKit.Reporting;

/// <summary>Numbers and times as the displays write them, under every culture.</summary>
internal static class Figures
{
    /// <summary>A loss or an accuracy: four decimals, or a power of ten where these would show nothing or too much.</summary>
    public static string Number(double value) => Math.Abs(value) is 0 or (>= 1e-3 and < 1e3)
        ? value.ToString("F4", CultureInfo.InvariantCulture)
        : value.ToString("0.00e+0", CultureInfo.InvariantCulture);

    /// <summary>A learning rate.</summary>
    public static string Rate(double value) => value.ToString("g3", CultureInfo.InvariantCulture);

    /// <summary>A time: 0:03, 12:05 or 1:02:03.</summary>
    public static string Time(TimeSpan time) => time.TotalHours < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");
}
