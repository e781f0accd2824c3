using System.Buffers.Binary;

namespace AdamKernels.Data.Idx;

/// <summary>The header of an IDX file: two zero bytes, the type of the elements, the number of dimensions, then the dimensions.</summary>
/// <param name="Type">The type of the elements.</param>
/// <param name="Dimensions">The dimensions, each at least 1.</param>
/// <param name="BodyLength">Bytes of the elements; an array can hold as many elements.</param>
internal sealed record IdxHeader(IdxElementType Type, int[] Dimensions, int BodyLength)
{
    private const int MagicLength = 4;

    /// <summary>Where the elements start, in bytes.</summary>
    public int Length => MagicLength + (Dimensions.Length * sizeof(int));

    /// <summary>Reads a header and checks it.</summary>
    /// <param name="bytes">The input, at its start.</param>
    public static IdxHeader Read(IdxBytes bytes)
    {
        byte[] magic = bytes.Read(MagicLength, "a magic number of 4 bytes");
        bytes.Check(magic[0] == 0 && magic[1] == 0, 0, "two zero bytes", $"0x{magic[0]:X2} 0x{magic[1]:X2}");
        var type = (IdxElementType)magic[2];
        IdxElement? element = IdxElement.Of(type);
        bytes.Check(element is not null, 2, $"an element type ({IdxElement.Codes})", $"0x{magic[2]:X2}");
        int rank = magic[3];
        bytes.Check(rank > 0, 3, "at least 1 dimension", "0");

        byte[] sizes = bytes.Read(rank * sizeof(int), $"{Plural.Of(rank, "dimension")} of 4 bytes");
        var dimensions = new int[rank];
        int maxLength = Array.MaxLength / element!.Size;
        long count = 1;
        for (int i = 0; i < rank; i++)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(sizes.AsSpan(i * sizeof(int)));
            int offset = MagicLength + (i * sizeof(int));
            bytes.Check(size > 0, offset, $"a size of at least 1 in dimension {i + 1}", "0");

            // Both factors are below 2^32 and the first is below 2^31, so that the product does not overflow.
            count *= size;
            bytes.Check(count <= maxLength, offset, $"at most {maxLength} elements", $"dimensions whose product is {count} or more");
            dimensions[i] = (int)size;
        }

        return new IdxHeader(type, dimensions, (int)count * element.Size);
    }

    /// <summary>The dimensions, for example "60000×28×28".</summary>
    public override string ToString() => string.Join('×', Dimensions);
}
