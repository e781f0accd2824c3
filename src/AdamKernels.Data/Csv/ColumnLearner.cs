namespace AdamKernels.Data.Csv;

/// <summary>Sees all values of a column once, and then knows what the column learns from them.</summary>
/// <param name="name">The name of the column.</param>
internal abstract class ColumnLearner(string name)
{
    public string Name => name;

    /// <exception cref="DataFormatException">The value cannot be read.</exception>
    public abstract void Add(in CsvField field);

    /// <summary>The column with everything given.</summary>
    /// <param name="file">The path for messages, if there is one.</param>
    /// <exception cref="DataFormatException">There is nothing to learn from.</exception>
    public abstract CsvColumn Finish(string? file);
}
