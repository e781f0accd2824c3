namespace AdamKernels;

/// <summary>Visits of single numbers.</summary>
internal static class TensorVisitorExtensions
{
    /// <summary>Visits a number.</summary>
    public static void Visit<TVisitor, T>(this ref TVisitor visitor, string name, ref T value)
        where TVisitor : struct, ITensorVisitor, allows ref struct
        where T : unmanaged =>
        visitor.Visit(name, new Span<T>(ref value), []);

    /// <summary>Visits a number that memory has as an integer of 32 bits.</summary>
    public static void Visit<TVisitor>(this ref TVisitor visitor, string name, ref int value)
        where TVisitor : struct, ITensorVisitor, allows ref struct
    {
        long wide = value;
        visitor.Visit(name, new Span<long>(ref wide), []);
        value = wide is >= 0 and <= int.MaxValue
            ? (int)wide
            : throw new CheckpointException(
                FormattableString.Invariant($"Expected {name} to be at least 0 and at most {int.MaxValue}, but it is {wide}."));
    }

    /// <summary>Visits a yes or no, which a file has as 1 or 0.</summary>
    public static void Visit<TVisitor>(this ref TVisitor visitor, string name, ref bool value)
        where TVisitor : struct, ITensorVisitor, allows ref struct
    {
        int number = value ? 1 : 0;
        visitor.Visit(name, ref number);
        value = number <= 1 ? number == 1 : throw new CheckpointException($"Expected {name} to be 0 or 1, but it is {number}.");
    }
}
