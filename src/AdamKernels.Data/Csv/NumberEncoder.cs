namespace AdamKernels.Data.Csv;

/// <summary>A number, and whether it was missing if that is asked for.</summary>
internal sealed class NumberEncoder(string name, MissingValues missing) : ColumnEncoder(name)
{
    public override IReadOnlyList<string> OutputNames { get; } = missing.HasIndicator ? [name, $"{name} is missing"] : [name];

    public override string Description => $"number; {missing}";

    public override void Encode(in CsvField field, Span<float> outputs)
    {
        if (field.IsMissing && missing.FillValue is { } fill)
        {
            outputs[0] = fill;
            if (missing.HasIndicator)
            {
                outputs[1] = 1;
            }
        }
        else
        {
            outputs[0] = field.ParseNumber();
        }
    }
}
