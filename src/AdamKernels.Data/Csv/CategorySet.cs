namespace AdamKernels.Data.Csv;

/// <summary>The categories of a column and their indices.</summary>
internal sealed class CategorySet
{
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    public CategorySet(IReadOnlyList<string> names)
    {
        Names = names;
        for (int i = 0; i < names.Count; i++)
        {
            _indices.Add(names[i], i);
        }
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>A copy of given categories.</summary>
    /// <exception cref="ArgumentException">There are none, or two are equal.</exception>
    public static IReadOnlyList<string> Check(IReadOnlyList<string> names, string parameter)
    {
        string? repeated = names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1)?.Key;
        return names.Count > 0 && repeated is null
            ? Array.AsReadOnly([.. names])
            : throw new ArgumentException(
                $"Expected different categories, but got {(repeated is null ? "none" : $"{DataFormatException.Quote(repeated)} twice")}.",
                parameter);
    }

    /// <summary>The index of a category, or -1.</summary>
    public int IndexOf(ReadOnlySpan<char> name) =>
        _indices.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out int index) ? index : -1;

    /// <summary>For messages: all names, or the first ones of many.</summary>
    public override string ToString()
    {
        const int MaxShown = 10;
        string shown = string.Join(", ", Names.Take(MaxShown));
        return Names.Count <= MaxShown ? shown : $"{shown}, … ({Names.Count} in all)";
    }
}
