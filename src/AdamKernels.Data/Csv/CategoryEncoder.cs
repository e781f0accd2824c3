namespace AdamKernels.Data.Csv;

/// <summary>A category, one-hot.</summary>
internal sealed class CategoryEncoder : ColumnEncoder
{
    private readonly CategoryColumn _column;
    private readonly CategorySet _categories;

    public CategoryEncoder(CategoryColumn column)
        : base(column.Name)
    {
        _column = column;
        _categories = new CategorySet(column.Categories!);
        IEnumerable<string> names = _categories.Names.Select(category => $"{column.Name}={category}");
        OutputNames = [.. column.Unknown == UnknownCategory.Other ? names.Append($"{column.Name} is other") : names];
    }

    public override IReadOnlyList<string> OutputNames { get; }

    public override string Description
    {
        get
        {
            string unknown = _column.Unknown switch
            {
                UnknownCategory.Other => "others count as other",
                UnknownCategory.Zeros => "others become zeros",
                _ => "others are errors",
            };
            string missing = _column.MissingCategory is { } category ? $"count as {category}" : "are errors";
            return $"one of {_categories}; {unknown}; missing values {missing}";
        }
    }

    public override void Encode(in CsvField field, Span<float> outputs)
    {
        if (field.IsMissing && _column.MissingCategory is null)
        {
            throw field.Error("a category");
        }

        int index = _categories.IndexOf(field.IsMissing ? _column.MissingCategory : field.Text);
        if (index >= 0)
        {
            outputs[index] = 1;
        }
        else if (_column.Unknown == UnknownCategory.Other)
        {
            outputs[^1] = 1;
        }
        else if (_column.Unknown == UnknownCategory.Error)
        {
            throw field.Error($"one of {_categories}");
        }
    }
}
