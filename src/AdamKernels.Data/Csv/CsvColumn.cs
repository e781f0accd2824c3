using AdamKernels.Data.Csv;

namespace AdamKernels.Data;

/// <summary>
/// A column of a CSV file and what it is for: <see cref="NumberColumn"/>, <see cref="CategoryColumn"/>, <see cref="TargetColumn"/> or
/// <see cref="LabelColumn"/>.
/// </summary>
public abstract class CsvColumn
{
    private protected CsvColumn(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>The name in the header, or among the given names. Upper and lower case differ.</summary>
    public string Name { get; }

    /// <summary>The column with a policy for missing numbers, if it takes one and has none of its own.</summary>
    internal virtual CsvColumn WithPolicy(MissingValues missing) => this;

    /// <summary>What collects the values from which this column learns; null if all is given.</summary>
    internal virtual ColumnLearner? CreateLearner() => null;

    /// <summary>Adds what encodes this column to the part of a row that it is for.</summary>
    internal abstract void AddTo(RowEncoder row);
}
