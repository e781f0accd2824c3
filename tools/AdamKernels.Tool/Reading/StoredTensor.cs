using System.Buffers.Binary;

namespace AdamKernels.Tool;

/// <summary>A tensor of a file, or a standardization.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Shape">Its dimensions; none for a single value.</param>
/// <param name="Bytes">Its values, little-endian.</param>
/// <param name="IsConverted">Whether a load converts its values to floats of 32 bits.</param>
internal sealed record StoredTensor(string Name, TensorType Type, long[] Shape, ReadOnlyMemory<byte> Bytes, bool IsConverted)
{
    /// <summary>The position in a Fit, which is no part of a fingerprint.</summary>
    private static readonly string[] s_fitPrefixes = ["fit.", "best."];

    /// <summary>The name, as a terminal can show it.</summary>
    public string ShownName => Text.Printable(Name);

    /// <summary>Number of values.</summary>
    public int Count => Bytes.Length / Type.Size;

    /// <summary>Whether it is a part of the position in a Fit.</summary>
    public bool IsOfFit => s_fitPrefixes.Any(prefix => Name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The hash of the values as a network has them.</summary>
    public ulong Fingerprint => IsConverted && Type != TensorType.F32 ? FingerprintOfFloats() : XxHash64.Of(Bytes.Span);

    /// <summary>The index of a value, and its row and column in a matrix; nothing for a single value.</summary>
    public string Locate(int index) => Shape switch
    {
        [] => "",
        [_, var columns] => FormattableString.Invariant($"{index} [{index / columns}, {index % columns}]"),
        _ => FormattableString.Invariant($"{index}"),
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Type.Name} {TensorEntry.Describe(Shape)}";

    private ulong FingerprintOfFloats()
    {
        var hash = new XxHash64();
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        for (int i = 0; i < Count; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, FloatConversion.Get(Bytes.Span, Type, i));
            hash.Append(bytes);
        }

        return hash.Value;
    }
}
