using AdamKernels.Data.Csv;

namespace AdamKernels.Data;

/// <summary>The column of classes to be predicted, which become labels from 0. Missing values and unknown classes are errors.</summary>
/// <param name="name">The name of the column.</param>
public sealed class LabelColumn(string name) : CsvColumn(name)
{
    /// <summary>
    /// The classes in the order of their labels; null, the default, to learn them. Learned classes are in the order of their numbers if all
    /// are integers, otherwise in ordinal order.
    /// </summary>
    /// <exception cref="ArgumentException">There are none, or two are equal.</exception>
    public IReadOnlyList<string>? Classes
    {
        get;
        init => field = value is null ? null : CategorySet.Check(value, nameof(value));
    }

    internal override ColumnLearner? CreateLearner() => Classes is null
        ? new CategoryLearner(Name, missingCategory: null, minCount: 1, classes => new LabelColumn(Name) { Classes = classes })
        : null;

    internal override void AddTo(RowEncoder row) => row.Label = new LabelEncoder(this);
}
