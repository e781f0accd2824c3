using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Replaces parameters and states by those of a file that was checked. The numbers of the trainer were read before.</summary>
internal ref struct TensorLoader(TensorFile file, ReadOnlySpan<byte> bytes) : ITensorVisitor
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public readonly void Visit<T>(string name, scoped Span<T> values, scoped ReadOnlySpan<long> shape)
        where T : unmanaged
    {
    }

    public readonly void VisitTable(string name, ref double[] values, long rows, int columns)
    {
    }

    public readonly void Visit(string name, ParameterBlock block, AlignedBuffer buffer)
    {
        TensorEntry tensor = file.Find(name)!;
        FloatConversion.CopyTo(file.GetBytes(_bytes, tensor), tensor.Type, block, buffer);
    }
}
