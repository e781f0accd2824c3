namespace AdamKernels.Tool;

/// <summary>Rows of texts below each other, without a limit of the width: lines can be searched and compared.</summary>
internal sealed class TextTable
{
    private const string Gap = "  ";

    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row, with as many texts as the others.</summary>
    public void Add(params string[] row) => _rows.Add(row);

    public void WriteTo(TextWriter output)
    {
        int[] widths = [.. Enumerable.Range(0, _rows.Count == 0 ? 0 : _rows[0].Length).Select(i => _rows.Max(row => row[i].Length))];
        foreach (string[] row in _rows)
        {
            output.WriteLine(string.Join(Gap, row.Select((text, i) => text.PadRight(widths[i]))).TrimEnd());
        }
    }
}
