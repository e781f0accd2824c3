using AdamKernels.Data.Csv;

namespace AdamKernels.Data;

/// <summary>A column of categories, which becomes one input for each category: 1 for the category of the row, 0 for the others.</summary>
/// <param name="name">The name of the column.</param>
public sealed class CategoryColumn(string name) : CsvColumn(name)
{
    /// <summary>
    /// The categories in the order of their inputs; null, the default, to learn them. Learned categories are in the order of their numbers
    /// if all are integers, otherwise in ordinal order.
    /// </summary>
    /// <exception cref="ArgumentException">There are none, or two are equal.</exception>
    public IReadOnlyList<string>? Categories
    {
        get;
        init => field = value is null ? null : CategorySet.Check(value, nameof(value));
    }

    /// <summary>What happens to a category that is not among <see cref="Categories"/>; an error by default.</summary>
    public UnknownCategory Unknown { get; init; }

    /// <summary>
    /// The fewest rows of a category that is learned; rarer ones count as unknown. With 1, the default, no row of the training file is
    /// unknown, so that training cannot tell what "other" means.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MinCount
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>The category of missing values; null, the default, if a missing value is an error.</summary>
    public string? MissingCategory { get; init; }

    internal override ColumnLearner? CreateLearner() =>
        Categories is null ? new CategoryLearner(Name, MissingCategory, MinCount, WithCategories) : null;

    internal override void AddTo(RowEncoder row) => row.Inputs.Add(new CategoryEncoder(this));

    private CategoryColumn WithCategories(string[] categories) =>
        new(Name) { Categories = categories, Unknown = Unknown, MissingCategory = MissingCategory };
}
