using System.Globalization;

namespace AdamKernels.Data.Csv;

/// <summary>Learns the categories of a column.</summary>
/// <param name="name">The name of the column.</param>
/// <param name="missingCategory">The category of missing values, which is learned even if none is missing; null if they are errors.</param>
/// <param name="minCount">How many rows a category needs.</param>
/// <param name="create">Creates the column from its categories.</param>
internal sealed class CategoryLearner(string name, string? missingCategory, int minCount, Func<string[], CsvColumn> create)
    : ColumnLearner(name)
{
    /// <summary>More are no categories but names or measurements, and would fill the memory.</summary>
    public const int MaxCategories = 1000;

    /// <summary>Also counts the rare ones, and lets a column of a million different texts end early.</summary>
    private const int MaxCounted = 100 * MaxCategories;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public override void Add(in CsvField field)
    {
        if (field.IsMissing)
        {
            _ = missingCategory ?? throw field.Error("a category");
            return;
        }

        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> counts = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
        counts[field.Text] = counts.TryGetValue(field.Text, out int count) ? count + 1 : 1;
        if (_counts.Count > (minCount == 1 ? MaxCategories : MaxCounted))
        {
            throw field.Error($"at most {_counts.Count - 1} different categories (give them to have more)");
        }
    }

    public override CsvColumn Finish(string? file)
    {
        IEnumerable<string> frequent = _counts.Where(pair => pair.Value >= minCount).Select(pair => pair.Key);
        string[] categories = [.. missingCategory is null ? frequent : frequent.Append(missingCategory).Distinct()];
        return categories.Length is > 0 and <= MaxCategories
            ? create(Sort(categories))
            : throw new DataFormatException(
                $"Expected 1 to {MaxCategories} categories in column {DataFormatException.Quote(Name)}, but got {categories.Length}.",
                file);
    }

    /// <summary>The order of the rows must not matter, and digits shall be labels of their own value.</summary>
    private static string[] Sort(string[] categories)
    {
        var numbers = new long[categories.Length];
        Array.Sort(categories, StringComparer.Ordinal);
        for (int i = 0; i < categories.Length; i++)
        {
            if (!long.TryParse(categories[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return categories;
            }
        }

        // Stable: "1" and "01" are different categories of the same number.
        return [.. categories.Zip(numbers).OrderBy(pair => pair.Second).Select(pair => pair.First)];
    }
}
