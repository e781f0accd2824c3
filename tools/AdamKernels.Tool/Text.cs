using System.Globalization;

namespace AdamKernels.Tool;

/// <summary>Texts of reports.</summary>
internal static class Text
{
    public static string Hash(ulong hash) => hash.ToString("x16", CultureInfo.InvariantCulture);

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Count(long count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A text of a file, in which characters that would control a terminal are escaped.</summary>
    public static string Printable(string text) => string.Concat(text.Select(character => char.GetUnicodeCategory(character) switch
    {
        // Format characters reverse the direction of a text, for example.
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator =>
            FormattableString.Invariant($"\\u{(int)character:x4}"),
        _ => character.ToString(),
    }));

    /// <summary>Where two trainings part. A training begins with step 0, so that no step is before it.</summary>
    /// <param name="equal">The last step before it that is in both, and equal; null if there is none.</param>
    /// <param name="step">The first step that differs.</param>
    public static string FirstDifference(long? equal, long step)
    {
        string difference = $"The first step that differs: {Number(step)}.";
        return equal is { } last ? $"Equal up to step {Number(last)}. {difference}"
            : step > 0 ? $"{difference} No earlier step is in both."
            : difference;
    }

    public static string DifferentDeclarations(string first, string declaration, string second, string other) =>
        $"Expected one declaration, but {first} is of{Environment.NewLine}  {declaration}{Environment.NewLine}"
        + $"and {second} of{Environment.NewLine}  {other}";
}
