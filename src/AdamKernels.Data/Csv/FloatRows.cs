using System.Runtime.InteropServices;

namespace AdamKernels.Data.Csv;

/// <summary>Collects the encoded rows of some columns.</summary>
internal sealed class FloatRows(IReadOnlyList<ColumnEncoder> encoders)
{
    private readonly int _width = encoders.Sum(encoder => encoder.OutputNames.Count);
    private readonly List<float> _values = [];

    /// <summary>Encodes the current row.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="firstColumn">The place of the first column among those that are used.</param>
    /// <exception cref="DataFormatException">A value cannot be encoded, or there are more values than fit into an array.</exception>
    public void Add(CsvRows rows, int firstColumn)
    {
        int at = _values.Count;
        if (_width > Array.MaxLength - at)
        {
            throw rows.Error($"at most {Array.MaxLength} values in all", "more");
        }

        // The values that this adds may be anything.
        CollectionsMarshal.SetCount(_values, at + _width);
        Span<float> row = CollectionsMarshal.AsSpan(_values)[at..];
        row.Clear();
        for (int i = 0; i < encoders.Count; i++)
        {
            int width = encoders[i].OutputNames.Count;
            encoders[i].Encode(rows[firstColumn + i], row[..width]);
            row = row[width..];
        }
    }

    public float[] ToArray() => [.. _values];
}
