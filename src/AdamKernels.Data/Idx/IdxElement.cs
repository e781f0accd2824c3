using System.Buffers.Binary;

namespace AdamKernels.Data.Idx;

/// <summary>How the elements of a type are stored: big-endian.</summary>
/// <param name="Size">Bytes of an element.</param>
/// <param name="Read">Reads an element from the start of a span.</param>
/// <param name="Range">The smallest and the largest integer; null for floating-point numbers.</param>
internal sealed record IdxElement(int Size, IdxElement.Reader Read, (double Min, double Max)? Range)
{
    private static readonly Dictionary<IdxElementType, IdxElement> All = new()
    {
        [IdxElementType.Byte] = new(1, bytes => bytes[0], (byte.MinValue, byte.MaxValue)),
        [IdxElementType.SByte] = new(1, bytes => (sbyte)bytes[0], (sbyte.MinValue, sbyte.MaxValue)),
        [IdxElementType.Int16] = new(2, bytes => BinaryPrimitives.ReadInt16BigEndian(bytes), (short.MinValue, short.MaxValue)),
        [IdxElementType.Int32] = new(4, bytes => BinaryPrimitives.ReadInt32BigEndian(bytes), (int.MinValue, int.MaxValue)),
        [IdxElementType.Single] = new(4, bytes => BinaryPrimitives.ReadSingleBigEndian(bytes), null),
        [IdxElementType.Double] = new(8, bytes => BinaryPrimitives.ReadDoubleBigEndian(bytes), null),
    };

    public delegate double Reader(ReadOnlySpan<byte> bytes);

    /// <summary>The codes of all types, for messages.</summary>
    public static string Codes => string.Join(", ", All.Keys.Select(type => $"0x{(int)type:X2}"));

    /// <summary>The element of a type; null if the format has no such type.</summary>
    public static IdxElement? Of(IdxElementType type) => All.GetValueOrDefault(type);
}
