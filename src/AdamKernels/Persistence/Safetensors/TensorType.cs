namespace AdamKernels;

/// <summary>The type of a tensor's values, by the name that a file has for it.</summary>
/// <param name="Name">Such as <c>F32</c>.</param>
/// <param name="Size">Bytes of a value.</param>
internal sealed record TensorType(string Name, int Size)
{
    public static readonly TensorType F64 = new("F64", sizeof(double));
    public static readonly TensorType F32 = new("F32", sizeof(float));
    public static readonly TensorType F16 = new("F16", 2);
    public static readonly TensorType BF16 = new("BF16", 2);
    public static readonly TensorType I64 = new("I64", sizeof(long));
    public static readonly TensorType U64 = new("U64", sizeof(ulong));

    /// <summary>
    /// The types of the format with whole bytes. Those that nobody here reads can be in a file beside the tensors of a network.
    /// </summary>
    private static readonly TensorType[] s_all =
    [
        F64, F32, F16, BF16, I64, U64,
        new("I32", 4), new("U32", 4), new("I16", 2), new("U16", 2), new("I8", 1), new("U8", 1), new("BOOL", 1),
        new("F8_E4M3", 1), new("F8_E5M2", 1), new("F8_E8M0", 1), new("C64", 8),
    ];

    /// <summary>The type with a name; null if there is none.</summary>
    public static TensorType? Find(string name) => Array.Find(s_all, type => type.Name == name);

    /// <summary>The type in which a file keeps numbers of the trainer.</summary>
    public static TensorType Of<T>()
        where T : unmanaged =>
        typeof(T) == typeof(double) ? F64 : typeof(T) == typeof(long) ? I64 : typeof(T) == typeof(ulong) ? U64
        : throw new NotSupportedException($"No tensor of a checkpoint has values of {typeof(T)}.");
}
