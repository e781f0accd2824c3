namespace AdamKernels.Data.Csv;

/// <summary>Turns the values of a column into floats.</summary>
/// <param name="name">The name of the column.</param>
internal abstract class ColumnEncoder(string name)
{
    public string Name => name;

    /// <summary>What each float is.</summary>
    public abstract IReadOnlyList<string> OutputNames { get; }

    /// <summary>How values are encoded, for people.</summary>
    public abstract string Description { get; }

    /// <summary>Encodes a value.</summary>
    /// <param name="field">The value.</param>
    /// <param name="outputs">Receives one float for each of <see cref="OutputNames"/>; all are 0 before.</param>
    /// <exception cref="DataFormatException">The value cannot be encoded.</exception>
    public abstract void Encode(in CsvField field, Span<float> outputs);
}
