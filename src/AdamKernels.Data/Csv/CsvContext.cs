using System.Globalization;

namespace AdamKernels.Data.Csv;

/// <summary>What all values of a file have in common.</summary>
/// <param name="format">How the file is written.</param>
/// <param name="file">The path for messages, if there is one.</param>
internal sealed class CsvContext(CsvFormat format, string? file)
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _missing =
        new HashSet<string>(format.MissingTokens, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public CultureInfo Culture => format.Culture;

    public string? File => file;

    public bool IsMissing(ReadOnlySpan<char> text) => text.IsEmpty || _missing.Contains(text);

    /// <summary>What is wrong with a line, or with what is in none.</summary>
    public DataFormatException Error(int? line, string expected, string found, Exception? cause = null)
    {
        string place = line is null ? "" : FormattableString.Invariant($" (line {line})");
        return new DataFormatException($"Expected {expected}{place}, but got {found}.", file, cause) { Line = line };
    }
}
