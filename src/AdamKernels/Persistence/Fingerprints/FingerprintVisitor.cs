using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Hashes what a file would hold: each tensor has the hash of the bytes that a file keeps of it, and the fingerprint is the hash of these
/// hashes, in the order of the file. It copies what it hashes to the stack, so that nothing is allocated.
/// </summary>
/// <param name="layers">The layers of the network; needed for fingerprints of parts alone.</param>
/// <param name="parts">
/// Receives the hashes of each part too: numbers and standardizations first, then layer by layer; empty for none.
/// </param>
internal ref struct FingerprintVisitor(LayerDescription[] layers, Span<XxHash64> parts) : ITensorVisitor
{
    /// <summary>Floats that are hashed at a time: 16 KiB of the stack.</summary>
    private const int ChunkLength = 4096;

    private readonly Span<XxHash64> _parts = parts;
    private XxHash64 _all = new();

    /// <summary>Hashes without parts.</summary>
    public FingerprintVisitor()
        : this([], [])
    {
    }

    /// <summary>The fingerprint of what was visited.</summary>
    public readonly ulong Value => _all.Value;

    /// <summary>Visits the standardizations of a network. One that is not there has no values.</summary>
    public void VisitScales(INetwork network)
    {
        VisitScale(network.InputStandardization);
        VisitScale(network.TargetStandardization);
    }

    public void Visit<T>(string name, scoped Span<T> values, scoped ReadOnlySpan<long> shape)
        where T : unmanaged =>
        AddNumbers(MemoryMarshal.AsBytes(values), TensorType.Of<T>().Size);

    public void VisitTable(string name, ref double[] values, long rows, int columns) =>
        Visit(name, values.AsSpan(0, (int)rows * columns), [rows, columns]);

    public void Visit(string name, ParameterBlock block, AlignedBuffer buffer)
    {
        var hash = new XxHash64();
        Span<float> chunk = stackalloc float[ChunkLength];
        int columns = Math.Min(block.Columns, ChunkLength), rows = Math.Min(block.Rows, ChunkLength / columns);
        for (int row = 0; row < block.Rows; row += rows)
        {
            for (int column = 0; column < block.Columns; column += columns)
            {
                // A part of a row, or whole rows.
                int height = Math.Min(rows, block.Rows - row), width = Math.Min(columns, block.Columns - column);
                Span<float> values = chunk[..(height * width)];
                block.CopyTo(buffer.Span, row, height, column, width, values);
                Span<byte> bytes = MemoryMarshal.AsBytes(values);
                LittleEndian.Copy(bytes, bytes, sizeof(float));
                hash.Append(bytes);
            }
        }

        Add(hash.Value, _parts.IsEmpty ? 0 : PartOf(layers, block));
    }

    /// <summary>The number of the layer, from 1. A method of its own: the closure would be allocated in each visit.</summary>
    private static int PartOf(LayerDescription[] layers, ParameterBlock block) =>
        1 + Array.FindIndex(layers, layer => layer.Blocks.Contains(block));

    private void VisitScale(Standardization? scale)
    {
        AddNumbers(MemoryMarshal.AsBytes(scale is null ? [] : scale.Means), sizeof(float));
        AddNumbers(MemoryMarshal.AsBytes(scale is null ? [] : scale.Deviations), sizeof(float));
    }

    private void AddNumbers(scoped ReadOnlySpan<byte> numbers, int size)
    {
        var hash = new XxHash64();
        Span<byte> number = stackalloc byte[sizeof(ulong)];
        for (int i = 0; i < numbers.Length; i += size)
        {
            LittleEndian.Copy(numbers.Slice(i, size), number[..size], size);
            hash.Append(number[..size]);
        }

        Add(hash.Value, part: 0);
    }

    private void Add(ulong hash, int part)
    {
        _all.Append(hash);
        if (!_parts.IsEmpty)
        {
            _parts[part].Append(hash);
        }
    }
}
