namespace AdamKernels;

/// <summary>A tensor of a file: what its header says.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Shape">Its dimensions; none for a single value.</param>
/// <param name="Begin">The first byte, counted from the end of the header.</param>
/// <param name="End">The byte after the last one.</param>
internal sealed record TensorEntry(string Name, TensorType Type, long[] Shape, long Begin, long End)
{
    /// <summary>A shape as messages show it, such as <c>[128, 784]</c>.</summary>
    public static string Describe(ReadOnlySpan<long> shape) => $"[{string.Join(", ", shape.ToArray())}]";

    public override string ToString() => $"{Type.Name} {Describe(Shape)}";
}
