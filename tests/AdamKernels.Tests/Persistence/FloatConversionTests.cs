using System.Buffers.Binary;
using AdamKernels.Runtime;

namespace AdamKernels.Tests.Persistence;

/// <summary>Values of every type that a file of another program may have.</summary>
public sealed class FloatConversionTests
{
    /// <summary>Each has the same value in all types.</summary>
    private static readonly float[] Values = [1.5f, -2, 0.25f, 3, -0.5f, 7];

    public static TheoryData<string> Types => ["F64", "F32", "F16", "BF16"];

    /// <summary>Fails when a type is read as another, or a value from another place.</summary>
    [Theory]
    [MemberData(nameof(Types))]
    public void Values_come_to_their_places(string name)
    {
        TensorType type = TensorType.Find(name)!;
        byte[] bytes = [.. Values.SelectMany(value => BytesOf(value, name))];
        Assert.Equal(Values, Values.Select((_, i) => FloatConversion.Get(bytes, type, i)));

        var block = new ParameterBlock(ParameterRole.Weight, "0.weight", Rows: 2, Columns: 3, Offset: 16, Stride: 16);
        var buffer = new AlignedBuffer(48);
        FloatConversion.CopyTo(bytes, type, block, buffer);
        Assert.Equal(Values[..3], buffer.Span.Slice(16, 3));
        Assert.Equal(Values[3..], buffer.Span.Slice(32, 3));
    }

    private static byte[] BytesOf(float value, string type)
    {
        var bytes = new byte[type == "F64" ? 8 : type == "F32" ? 4 : 2];
        switch (type)
        {
            case "F64": BinaryPrimitives.WriteDoubleLittleEndian(bytes, value); break;
            case "F32": BinaryPrimitives.WriteSingleLittleEndian(bytes, value); break;
            case "F16": BinaryPrimitives.WriteHalfLittleEndian(bytes, (Half)value); break;
            default: BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)(BitConverter.SingleToUInt32Bits(value) >> 16)); break;
        }

        return bytes;
    }
}
