using System.Text;
using AdamKernels.Data.Csv;

namespace AdamKernels.Data;

/// <summary>
/// How CSV files become numbers: the columns with the categories, classes and fill values that were given or learned. It never changes, so
/// that every file becomes the same inputs.
/// </summary>
/// <remarks>Several threads may use a schema at once.</remarks>
public sealed class CsvSchema
{
    private readonly CsvFormat _format;
    private readonly RowEncoder _row;

    internal CsvSchema(CsvFormat format)
    {
        _format = format;
        _row = new RowEncoder(format.Columns);
        InputNames = Array.AsReadOnly([.. _row.Inputs.SelectMany(encoder => encoder.OutputNames)]);
        TargetNames = Array.AsReadOnly([.. _row.Targets.SelectMany(encoder => encoder.OutputNames)]);
        ClassNames = _row.Label?.ClassNames ?? [];
    }

    /// <summary>
    /// The columns with everything that was learned. A <see cref="CsvFormat"/> of these columns has nothing left to learn.
    /// </summary>
    public IReadOnlyList<CsvColumn> Columns => _format.Columns;

    /// <summary>What each input of a row is, for example "age", "age is missing", "city=Bern" or "city is other".</summary>
    public IReadOnlyList<string> InputNames { get; }

    /// <summary>What each target of a row is; empty without targets.</summary>
    public IReadOnlyList<string> TargetNames { get; }

    /// <summary>What each label means; empty without a label.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Reads a file with inputs and what is to be predicted.</summary>
    /// <param name="path">The file, in UTF-8, compressed by gzip or not.</param>
    /// <returns>Its rows, in their order.</returns>
    /// <exception cref="DataFormatException">The file is not as declared, or has a category or a class that is unknown.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public DataSet Read(string path) => Read(path, onlyInputs: false);

    /// <summary>Reads a text with inputs and what is to be predicted.</summary>
    /// <param name="reader">The text, which is read to its end and stays open.</param>
    /// <returns>Its rows, in their order.</returns>
    /// <exception cref="DataFormatException">The text is not as declared, or has a category or a class that is unknown.</exception>
    public DataSet Read(TextReader reader) => Read(reader, file: null, onlyInputs: false);

    /// <summary>Reads a file with inputs; it need not have columns of targets or of a label.</summary>
    /// <param name="path">The file, in UTF-8, compressed by gzip or not.</param>
    /// <returns>Its rows, in their order, without targets and labels.</returns>
    /// <exception cref="DataFormatException">The file is not as declared, or has a category that is unknown.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public DataSet ReadInputs(string path) => Read(path, onlyInputs: true);

    /// <summary>Reads a text with inputs; it need not have columns of targets or of a label.</summary>
    /// <param name="reader">The text, which is read to its end and stays open.</param>
    /// <returns>Its rows, in their order, without targets and labels.</returns>
    /// <exception cref="DataFormatException">The text is not as declared, or has a category that is unknown.</exception>
    public DataSet ReadInputs(TextReader reader) => Read(reader, file: null, onlyInputs: true);

    /// <summary>Encodes the inputs of a single row that comes from elsewhere, for example from a request.</summary>
    /// <param name="values">
    /// The value of each column of inputs, written as in a file; null or empty if it is missing. Other columns are ignored.
    /// </param>
    /// <returns>One float for each of <see cref="InputNames"/>.</returns>
    /// <exception cref="DataFormatException">A column is absent, or a value cannot be encoded.</exception>
    public float[] EncodeInputs(IReadOnlyDictionary<string, string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var context = new CsvContext(_format, file: null);
        var inputs = new float[InputNames.Count];
        int at = 0;
        foreach (ColumnEncoder encoder in _row.Inputs)
        {
            if (!values.TryGetValue(encoder.Name, out string? value))
            {
                throw context.Error(null, $"a value of column {DataFormatException.Quote(encoder.Name)}", "none");
            }

            int width = encoder.OutputNames.Count;
            encoder.Encode(new CsvField(context, encoder.Name, value, position: null), inputs.AsSpan(at, width));
            at += width;
        }

        return inputs;
    }

    /// <summary>The columns and what was learned, for people.</summary>
    /// <returns>A line for each column.</returns>
    public override string ToString()
    {
        (string Name, string Description)[] lines =
        [
            .. _row.Inputs.Select(encoder => (encoder.Name, encoder.Description)),
            .. _row.Targets.Select(encoder => (encoder.Name, "target")),
            .. _row.Label is { } label ? [(label.Name, label.Description)] : Array.Empty<(string, string)>(),
        ];
        int width = lines.Max(line => line.Name.Length);
        var text = new StringBuilder($"{Plural.Of(InputNames.Count, "input")} from {Plural.Of(_row.Inputs.Count, "column")}");
        foreach ((string name, string description) in lines)
        {
            text.Append('\n').Append($"{name.PadRight(width)}  {description}");
        }

        return text.ToString();
    }

    private DataSet Read(string path, bool onlyInputs)
    {
        using CsvText text = CsvText.Open(path);
        return Read(text.Reader, path, onlyInputs);
    }

    private DataSet Read(TextReader reader, string? file, bool onlyInputs)
    {
        ArgumentNullException.ThrowIfNull(reader);
        using var rows = new CsvRows(reader, new CsvContext(_format, file), _format, _row.ColumnNames(onlyInputs));
        var inputs = new FloatRows(_row.Inputs);
        var targets = new FloatRows(onlyInputs ? [] : _row.Targets);
        LabelEncoder? label = onlyInputs ? null : _row.Label;
        var labels = new List<int>();
        while (rows.Read())
        {
            inputs.Add(rows, firstColumn: 0);
            targets.Add(rows, _row.Inputs.Count);
            if (label is not null)
            {
                labels.Add(label.Encode(rows[_row.Inputs.Count + _row.Targets.Count]));
            }
        }

        return new DataSet(inputs.ToArray(), InputNames.Count)
        {
            Targets = targets.ToArray(),
            Labels = [.. labels],
            InputNames = InputNames,
            TargetNames = onlyInputs ? [] : TargetNames,
            ClassNames = onlyInputs ? [] : ClassNames,
        };
    }
}
