using System.Globalization;

namespace AdamKernels.Generators.Writing;

/// <summary>Spells numbers so that the compiler reads back the same bits, whatever culture the generator runs under.</summary>
internal static class Literal
{
    /// <summary>A float literal: the double rounded once.</summary>
    public static string Float(double value) => ((float)value).ToString("G9", CultureInfo.InvariantCulture) + "f";

    public static string Double(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        bool isExact = double.Parse(text, CultureInfo.InvariantCulture) == value;
        return (isExact ? text : value.ToString("G17", CultureInfo.InvariantCulture)) + "d";
    }

    /// <summary>An integer without a group separator or a culture's minus sign.</summary>
    public static string Int(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>An integer for people, with commas.</summary>
    public static string Grouped(decimal value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
