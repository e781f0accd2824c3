using System.Globalization;

namespace AdamKernels.Data.Csv;

/// <summary>A value of a CSV file, and where it is.</summary>
/// <param name="context">What all values of a file have in common.</param>
/// <param name="name">The name of the column.</param>
/// <param name="text">The value without its quotes; blanks around it are removed here.</param>
/// <param name="position">Where it is; null for a value that is in no file.</param>
internal readonly ref struct CsvField(CsvContext context, string name, ReadOnlySpan<char> text, (int Line, int Column)? position)
{
    private readonly (int Line, int Column)? _position = position;

    public ReadOnlySpan<char> Text { get; } = text.Trim();

    public bool IsMissing => context.IsMissing(Text);

    /// <exception cref="DataFormatException">The value is missing or no number, or too large for a float.</exception>
    public float ParseNumber()
    {
        if (IsMissing || !float.TryParse(Text, NumberStyles.Float, context.Culture, out float number))
        {
            throw Error("a number");
        }

        return float.IsFinite(number) ? number : throw Error("a finite number");
    }

    /// <summary>What is wrong with the value.</summary>
    public DataFormatException Error(string expected)
    {
        string place = _position is { } at ? FormattableString.Invariant($" (line {at.Line}, column {at.Column})") : "";
        string found = Text.IsEmpty ? "nothing" : DataFormatException.Quote(Text) + (IsMissing ? ", which counts as missing" : "");
        return new DataFormatException(
            $"Expected {expected} in column {DataFormatException.Quote(name)}{place}, but got {found}.", context.File)
        {
            Line = _position?.Line,
            Column = _position?.Column,
        };
    }
}
