using AdamKernels.Data.Csv;

namespace AdamKernels.Data;

/// <summary>A column of numbers to be predicted, which becomes one target. A missing value is an error.</summary>
/// <param name="name">The name of the column.</param>
public sealed class TargetColumn(string name) : CsvColumn(name)
{
    internal override void AddTo(RowEncoder row) => row.Targets.Add(new NumberEncoder(Name, MissingValues.Error));
}
