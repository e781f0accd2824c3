using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Writes the values of all tensors, one after the other.</summary>
/// <param name="destination">Receives the values: room for all of them.</param>
internal ref struct TensorWriter(Span<byte> destination) : ITensorVisitor
{
    private Span<byte> _rest = destination;

    public void Visit<T>(string name, scoped Span<T> values, scoped ReadOnlySpan<long> shape)
        where T : unmanaged =>
        LittleEndian.Copy(MemoryMarshal.AsBytes(values), Take(values.Length * TensorType.Of<T>().Size), TensorType.Of<T>().Size);

    public void VisitTable(string name, ref double[] values, long rows, int columns) =>
        Visit(name, values.AsSpan(0, (int)rows * columns), [rows, columns]);

    public void Visit(string name, ParameterBlock block, AlignedBuffer buffer)
    {
        Span<byte> bytes = Take(block.Count * sizeof(float));
        Span<float> values = MemoryMarshal.Cast<byte, float>(bytes);
        block.CopyTo(buffer.Span, values);
        LittleEndian.Copy(bytes, bytes, sizeof(float));
    }

    private Span<byte> Take(int count)
    {
        Span<byte> taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
