using System.Globalization;

namespace AdamKernels.Generators.Writing;

/// <summary>Spells numbers so that the compiler reads back the same bits, whatever culture the generator runs under.</summary>
internal static class Literal
{
    /// <summary>A float literal: the double rounded once.</summary>
    public static string Float(double value) => ((float)value).ToString("G9", CultureInfo.InvariantCulture) + "f";

    public static string Double(double value) => Plain(value) + "d";

    /// <summary>A number for people: the fewest digits that name this double and no other.</summary>
    public static string Plain(double value)
    {
        // Where the compiler runs on .NET Framework, "R" does not always give the same double back.
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        bool isExact = double.IsNaN(value) || double.Parse(text, CultureInfo.InvariantCulture) == value;
        return isExact ? text : value.ToString("G17", CultureInfo.InvariantCulture);
    }

    /// <summary>An integer without a group separator or a culture's minus sign.</summary>
    public static string Int(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>An integer for people, with commas.</summary>
    public static string Grouped(decimal value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number of things for people: "1 float", "1,024 floats".</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">One of them; its plural ends with s.</param>
    public static string Count(decimal count, string noun) => $"{Grouped(count)} {noun}{(count == 1 ? "" : "s")}";
}
