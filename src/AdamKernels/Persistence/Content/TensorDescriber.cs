using System.Text.Json;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Writes the header's entry of each tensor, and counts the bytes of the values.</summary>
/// <param name="json">Receives the entries.</param>
internal struct TensorDescriber(Utf8JsonWriter json) : ITensorVisitor
{
    /// <summary>Tensors so far.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of all values so far.</summary>
    public long Length { get; private set; }

    public void Visit<T>(string name, scoped Span<T> values, scoped ReadOnlySpan<long> shape)
        where T : unmanaged =>
        Add(name, TensorType.Of<T>(), shape, values.Length);

    public void VisitTable(string name, ref double[] values, long rows, int columns) =>
        Add(name, TensorType.F64, [rows, columns], rows * columns);

    public void Visit(string name, ParameterBlock block, AlignedBuffer buffer) =>
        Add(name, TensorType.F32, block.IsMatrix ? [block.Rows, block.Columns] : [block.Columns], block.Count);

    private void Add(string name, TensorType type, scoped ReadOnlySpan<long> shape, long count)
    {
        Count++;
        json.WriteStartObject(name);
        json.WriteString("dtype"u8, type.Name);
        json.WriteStartArray("shape"u8);
        foreach (long dimension in shape)
        {
            json.WriteNumberValue(dimension);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets"u8);
        json.WriteNumberValue(Length);
        Length += count * type.Size;
        json.WriteNumberValue(Length);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
