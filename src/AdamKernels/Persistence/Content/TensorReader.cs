using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Checks a file against what it should hold: every tensor is there, with the right shape and type, and finite if it must be. It reads the
/// numbers of the trainer, into an object that nobody uses yet; parameters and states are only checked.
/// </summary>
internal ref struct TensorReader(TensorFile file, ReadOnlySpan<byte> bytes, bool allowNonFinite) : ITensorVisitor
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The names that were visited.</summary>
    public HashSet<string> Names { get; } = [];

    public readonly void Visit<T>(string name, scoped Span<T> values, scoped ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        TensorType type = TensorType.Of<T>();
        LittleEndian.Copy(file.GetBytes(_bytes, Require(name, shape, type)), MemoryMarshal.AsBytes(values), type.Size);
    }

    public readonly void VisitTable(string name, ref double[] values, long rows, int columns)
    {
        // Before anything is allocated: the number of rows is what the file says, and values of fewer bytes would become more memory.
        Require(name, [rows, columns], TensorType.F64);
        values = new double[rows * columns];
        Visit(name, values.AsSpan(), [rows, columns]);
    }

    public readonly void Visit(string name, ParameterBlock block, AlignedBuffer buffer)
    {
        TensorEntry tensor = Require(name, block.IsMatrix ? [block.Rows, block.Columns] : [block.Columns]);
        if (!FloatConversion.Reads(tensor.Type))
        {
            throw Wrong(tensor, "type F32, F64, F16 or BF16");
        }

        ReadOnlySpan<byte> values = file.GetBytes(_bytes, tensor);
        if (!allowNonFinite && FloatConversion.FindNonFinite(values, tensor.Type) is { } index)
        {
            throw new CheckpointException(
                $"Expected finite values in \"{name}\", but the one at index {index} is "
                    + FormattableString.Invariant($"{FloatConversion.Get(values, tensor.Type, index)} as a float."),
                file.GetPosition(tensor) + index * tensor.Type.Size);
        }
    }

    /// <summary>Checks that the file has no tensor that was not visited.</summary>
    /// <exception cref="CheckpointException">It has.</exception>
    public readonly void CheckNoOthers()
    {
        HashSet<string> names = Names;
        if (file.Tensors.FirstOrDefault(tensor => !names.Contains(tensor.Name)) is { } other)
        {
            throw new CheckpointException(
                $"Expected no tensors besides {string.Join(", ", names)}, but the file also has \"{other.Name}\".",
                file.GetPosition(other));
        }
    }

    private readonly TensorEntry Require(string name, scoped ReadOnlySpan<long> shape, TensorType type)
    {
        TensorEntry tensor = Require(name, shape);
        return tensor.Type == type ? tensor : throw Wrong(tensor, $"type {type.Name}");
    }

    private readonly TensorEntry Require(string name, scoped ReadOnlySpan<long> shape)
    {
        Names.Add(name);
        if (file.Find(name) is not { } tensor)
        {
            throw new CheckpointException($"Expected a tensor \"{name}\", but the file has {DescribeTensors()}.");
        }

        return tensor.Shape.AsSpan().SequenceEqual(shape) ? tensor : throw Wrong(tensor, $"shape {TensorEntry.Describe(shape)}");
    }

    private readonly string DescribeTensors()
    {
        const int Shown = 12;
        string[] names = [.. file.Tensors.OrderBy(tensor => tensor.Begin).Take(Shown).Select(tensor => tensor.Name)];
        return names.Length == 0 ? "none"
            : $"{string.Join(", ", names)}{(file.Tensors.Count > Shown ? $" and {file.Tensors.Count - Shown} others" : "")}";
    }

    private readonly CheckpointException Wrong(TensorEntry tensor, string expected) =>
        new($"Expected the tensor \"{tensor.Name}\" to have {expected}, but it is {tensor}.", file.GetPosition(tensor));
}
