using System.Collections.ObjectModel;
using System.Globalization;
using AdamKernels.Data.Csv;
using nietras.SeparatedValues;

namespace AdamKernels.Data;

/// <summary>
/// What is read from CSV files: which columns are inputs, targets or labels, and how values are written. <see cref="Learn(string)"/> makes
/// the schema that reads files.
/// </summary>
/// <remarks>
/// Values may be quoted; a quote within quotes is doubled, and separators and line breaks in quotes belong to the value. Blanks around a
/// value are ignored, and so are empty lines, unless the file has a single column. Columns that are not declared are ignored.
/// </remarks>
public sealed class CsvFormat
{
    /// <summary>The columns to be used: at least one input, and a label at most.</summary>
    /// <exception cref="ArgumentException">There is no input, more than one label, or a column twice.</exception>
    public required IReadOnlyList<CsvColumn> Columns
    {
        get;
        init => field = CheckColumns(value);
    }

    /// <summary>What separates values: a comma by default. It is never guessed.</summary>
    /// <exception cref="ArgumentException">The character is a quote, or not from ASCII.</exception>
    public char Separator
    {
        get;
        init => field = new Sep(value).Separator;
    } = ',';

    /// <summary>How numbers are written: the invariant culture by default. Digits cannot be grouped.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>The names of all columns of a file that has no header; null, the default, if the first line is a header.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>What missing inputs become in columns of numbers without a policy of their own; an error by default.</summary>
    public MissingValues Missing { get; init; } = MissingValues.Error;

    /// <summary>
    /// Values that count as missing, besides empty ones, in upper or lower case. By default NA, N/A, NaN, null and a question mark.
    /// </summary>
    public IReadOnlyList<string> MissingTokens { get; init; } = ["NA", "N/A", "NaN", "null", "?"];

    /// <summary>Learns categories, classes and fill values from a file.</summary>
    /// <param name="path">The file, in UTF-8, compressed by gzip or not.</param>
    /// <returns>What reads this file and others of the same columns.</returns>
    /// <exception cref="DataFormatException">The file is not as declared.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public CsvSchema Learn(string path)
    {
        using CsvText text = CsvText.Open(path);
        return Learn(text.Reader, path);
    }

    /// <summary>Learns categories, classes and fill values from a text.</summary>
    /// <param name="reader">The text, which is read to its end and stays open.</param>
    /// <returns>What reads this text and others of the same columns.</returns>
    /// <exception cref="DataFormatException">The text is not as declared.</exception>
    public CsvSchema Learn(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Learn(reader, file: null);
    }

    private CsvSchema Learn(TextReader reader, string? file)
    {
        CsvColumn[] columns = [.. Columns.Select(column => column.WithPolicy(Missing))];
        ColumnLearner?[] learners = [.. columns.Select(column => column.CreateLearner())];
        using var rows = new CsvRows(reader, new CsvContext(this, file), this, Columns.Select(column => column.Name));
        while (rows.Read())
        {
            for (int i = 0; i < learners.Length; i++)
            {
                learners[i]?.Add(rows[i]);
            }
        }

        return new CsvSchema(new CsvFormat
        {
            Columns = [.. columns.Zip(learners, (column, learner) => learner?.Finish(file) ?? column)],
            Separator = Separator,
            Culture = CultureInfo.ReadOnly(Culture),
            Names = Names is null ? null : [.. Names],
            Missing = Missing,
            MissingTokens = [.. MissingTokens],
        });
    }

    private static ReadOnlyCollection<CsvColumn> CheckColumns(IReadOnlyList<CsvColumn> columns)
    {
        string? repeated = columns.GroupBy(column => column.Name).FirstOrDefault(group => group.Count() > 1)?.Key;
        string? problem = repeated is not null ? $"{DataFormatException.Quote(repeated)} twice"
            : !columns.Any(column => column is NumberColumn or CategoryColumn) ? "no input"
            : columns.Count(column => column is LabelColumn) > 1 ? "several labels"
            : null;
        return problem is null
            ? Array.AsReadOnly([.. columns])
            : throw new ArgumentException(
                $"Expected different columns with an input and at most one label, but got {problem}.", nameof(columns));
    }
}
