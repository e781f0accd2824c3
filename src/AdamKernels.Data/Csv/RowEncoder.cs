namespace AdamKernels.Data.Csv;

/// <summary>The encoders of a row: what its inputs, its targets and its label come from.</summary>
internal sealed class RowEncoder
{
    public RowEncoder(IEnumerable<CsvColumn> columns)
    {
        foreach (CsvColumn column in columns)
        {
            column.AddTo(this);
        }
    }

    public List<ColumnEncoder> Inputs { get; } = [];

    public List<ColumnEncoder> Targets { get; } = [];

    public LabelEncoder? Label { get; set; }

    /// <summary>The columns in the order in which they are encoded: inputs, targets, label.</summary>
    /// <param name="onlyInputs">Whether only inputs are encoded.</param>
    public IEnumerable<string> ColumnNames(bool onlyInputs)
    {
        IEnumerable<string> inputs = Inputs.Select(encoder => encoder.Name);
        return onlyInputs ? inputs : [.. inputs, .. Targets.Select(encoder => encoder.Name), .. Label is null ? [] : new[] { Label.Name }];
    }
}
