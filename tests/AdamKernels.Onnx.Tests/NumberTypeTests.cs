using System.Buffers.Binary;
using AdamKernels.Onnx.Messages;
using AdamKernels.Onnx.Writing;
using Google.Protobuf;
using DataType = AdamKernels.Onnx.Messages.TensorProto.Types.DataType;

namespace AdamKernels.Onnx.Tests;

/// <summary>Numbers are read in every type and both ways in which a file has them, to the bit.</summary>
public sealed class NumberTypeTests
{
    private static readonly float[] s_weights = [1, -0.5f, 3.140625f, 0.0625f, -100, 0.333251953125f];

    /// <summary>Fails when a type is read with the width or the rounding of another.</summary>
    [Theory]
    [InlineData((int)DataType.Float, true)]
    [InlineData((int)DataType.Float, false)]
    [InlineData((int)DataType.Double, true)]
    [InlineData((int)DataType.Double, false)]
    [InlineData((int)DataType.Float16, true)]
    [InlineData((int)DataType.Float16, false)]
    [InlineData((int)DataType.Bfloat16, true)]
    [InlineData((int)DataType.Bfloat16, false)]
    public void Numbers_of_a_type_are_read(int type, bool isRaw)
    {
        float[] expected = (DataType)type == DataType.Bfloat16 ? [.. s_weights.Select(Truncate)] : s_weights;
        var graph = new GraphBuilder(inputCount: 3);
        string weights = graph.Initializer(Tensor((DataType)type, isRaw));
        byte[] file = graph.Build(graph.Node("Gemm", ["input", weights], NodeAttribute.Of("transB", 1)));
        var loaded = new SingleLayer();

        new NetworkCase<SingleLayer>().Load(loaded, file);

        Assert.Equal([.. expected, 0, 0], NetworkCase.Parameters(loaded));
    }

    /// <summary>Fails when integers of one of both ways are skipped: a shape would then be another one.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Integers_are_read(bool isRaw)
    {
        var shape = new TensorProto { DataType = DataType.Int64, Dims = { 2 } };
        if (isRaw)
        {
            shape.RawData = ByteString.CopyFrom([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 3, 0, 0, 0, 0, 0, 0, 0]);
        }
        else
        {
            shape.Int64Data.Add([-1, 3]);
        }

        var graph = new GraphBuilder(inputCount: 3);
        byte[] file = graph.Build(graph.Gemm(graph.Node("Reshape", "input", graph.Initializer(shape)), 3, 2));

        Loading.AssertTakesConstants<SingleLayer>(graph, file);
    }

    private static TensorProto Tensor(DataType type, bool isRaw)
    {
        var tensor = new TensorProto { DataType = type, Dims = { 2, 3 } };
        int size = type switch { DataType.Float => 4, DataType.Double => 8, _ => 2 };
        var raw = new byte[size * s_weights.Length];
        for (int i = 0; i < s_weights.Length; i++)
        {
            Span<byte> destination = raw.AsSpan(i * size, size);
            ushort half = type == DataType.Float16
                ? BitConverter.HalfToUInt16Bits((Half)s_weights[i])
                : (ushort)(BitConverter.SingleToUInt32Bits(s_weights[i]) >> 16);
            switch (type)
            {
                case DataType.Float:
                    BinaryPrimitives.WriteSingleLittleEndian(destination, s_weights[i]);
                    tensor.FloatData.Add(s_weights[i]);
                    break;
                case DataType.Double:
                    BinaryPrimitives.WriteDoubleLittleEndian(destination, s_weights[i]);
                    tensor.DoubleData.Add(s_weights[i]);
                    break;
                default:
                    BinaryPrimitives.WriteUInt16LittleEndian(destination, half);
                    tensor.Int32Data.Add(half);
                    break;
            }
        }

        if (isRaw)
        {
            tensor.RawData = ByteString.CopyFrom(raw);
            tensor.FloatData.Clear();
            tensor.DoubleData.Clear();
            tensor.Int32Data.Clear();
        }

        return tensor;
    }

    private static float Truncate(float value) =>
        BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(value) & 0xFFFF0000);
}
