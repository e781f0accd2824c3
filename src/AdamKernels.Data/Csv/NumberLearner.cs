namespace AdamKernels.Data.Csv;

/// <summary>Learns what replaces missing numbers.</summary>
internal sealed class NumberLearner(string name, MissingValues policy) : ColumnLearner(name)
{
    private readonly List<float> _values = [];

    public override void Add(in CsvField field)
    {
        if (!field.IsMissing)
        {
            _values.Add(field.ParseNumber());
        }
    }

    public override CsvColumn Finish(string? file) => _values.Count > 0
        ? new NumberColumn(Name) { Missing = policy.Learn(_values) }
        : throw new DataFormatException(
            $"Expected a number in column {DataFormatException.Quote(Name)}, but all values are missing.", file);
}
