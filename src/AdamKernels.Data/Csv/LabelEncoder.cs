namespace AdamKernels.Data.Csv;

/// <summary>The index of a class.</summary>
internal sealed class LabelEncoder(LabelColumn column)
{
    private readonly CategorySet _classes = new(column.Classes!);

    public string Name => column.Name;

    public IReadOnlyList<string> ClassNames => _classes.Names;

    public string Description => $"label; 0 to {ClassNames.Count - 1} for {_classes}";

    /// <exception cref="DataFormatException">The value is missing or no such class.</exception>
    public int Encode(in CsvField field)
    {
        int index = field.IsMissing ? -1 : _classes.IndexOf(field.Text);
        return index >= 0 ? index : throw field.Error($"one of {_classes}");
    }
}
