using AdamKernels.Data.Csv;

namespace AdamKernels.Data;

/// <summary>A column of numbers, which becomes one input.</summary>
/// <param name="name">The name of the column.</param>
public sealed class NumberColumn(string name) : CsvColumn(name)
{
    /// <summary>What missing values become; null, the default, for the policy of the <see cref="CsvFormat"/>.</summary>
    public MissingValues? Missing { get; init; }

    internal override CsvColumn WithPolicy(MissingValues missing) => Missing is null ? new NumberColumn(Name) { Missing = missing } : this;

    internal override ColumnLearner? CreateLearner() => Missing!.IsLearned ? new NumberLearner(Name, Missing) : null;

    internal override void AddTo(RowEncoder row) => row.Inputs.Add(new NumberEncoder(Name, Missing!));
}
