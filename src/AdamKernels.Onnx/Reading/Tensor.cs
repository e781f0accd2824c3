using System.Buffers.Binary;
using AdamKernels.Onnx.Messages;
using DataType = AdamKernels.Onnx.Messages.TensorProto.Types.DataType;

namespace AdamKernels.Onnx.Reading;

/// <summary>A constant of the file: its shape, and its numbers, which are converted when they are read.</summary>
internal sealed class Tensor
{
    private readonly TensorProto _message;

    /// <summary>Checks a constant.</summary>
    /// <param name="message">The constant.</param>
    /// <param name="name">The name of its value.</param>
    /// <param name="node">The node that has it; null for an initializer.</param>
    /// <exception cref="OnnxException">The numbers are not in the file, or not as many as the shape has.</exception>
    public Tensor(TensorProto message, string name, OnnxNode? node)
    {
        _message = message;
        Name = name;
        if (message.DataLocation == TensorProto.Types.DataLocation.External)
        {
            throw OnnxException.At(
                node, $"expected the numbers of {Text.Quote(name)} in this file, but they are in another one (external data).");
        }

        long count = 1;
        foreach (long length in message.Dims)
        {
            count = length is < 0 or > int.MaxValue ? -1 : count * length;
            if (count is < 0 or > int.MaxValue)
            {
                throw OnnxException.At(node, $"expected a shape of {Text.Quote(name)} with at most {int.MaxValue} numbers.");
            }
        }

        Shape = [.. message.Dims.Select(length => (int)length)];
        Count = (int)count;
        if (Count != StoredCount && (IsFloat || IsInteger))
        {
            throw OnnxException.At(
                node,
                $"expected {Text.Count(Count, "number")} in {Text.Quote(name)} of shape {Text.Shape(Shape)}, but "
                    + (StoredCount < 0 ? $"its bytes are no multiple of {ItemLength}." : $"it has {StoredCount}."));
        }
    }

    private Tensor(Tensor tensor, int[] shape, bool isTransposed)
    {
        (_message, Name, Count) = (tensor._message, tensor.Name, tensor.Count);
        (Shape, IsTransposed) = (shape, isTransposed);
    }

    /// <summary>The name of the value.</summary>
    public string Name { get; }

    /// <summary>The length of each dimension.</summary>
    public int[] Shape { get; }

    /// <summary>Number of numbers.</summary>
    public int Count { get; }

    /// <summary>Whether the file has the columns of a matrix one after the other, and not the rows.</summary>
    public bool IsTransposed { get; }

    /// <summary>Whether the numbers are floats of 16, 32 or 64 bits.</summary>
    public bool IsFloat => _message.DataType is DataType.Float or DataType.Double or DataType.Float16 or DataType.Bfloat16;

    /// <summary>Whether the numbers are integers of 64 bits, as in shapes.</summary>
    public bool IsInteger => _message.DataType == DataType.Int64;

    /// <summary>Whether it has rows and columns.</summary>
    public bool IsMatrix => Shape.Length == 2;

    /// <summary>Whether it is a single row.</summary>
    public bool IsRow => Shape.Length is 1 || Shape is [1, _];

    private bool IsRaw => _message.RawData.Length > 0;

    private int ItemLength => _message.DataType switch
    {
        DataType.Float => sizeof(float),
        DataType.Float16 or DataType.Bfloat16 => sizeof(ushort),
        _ => sizeof(double),
    };

    private int StoredCount
    {
        get
        {
            if (IsRaw)
            {
                return _message.RawData.Length % ItemLength == 0 ? _message.RawData.Length / ItemLength : -1;
            }

            return _message.DataType switch
            {
                DataType.Float => _message.FloatData.Count,
                DataType.Double => _message.DoubleData.Count,
                DataType.Int64 => _message.Int64Data.Count,
                _ => _message.Int32Data.Count,
            };
        }
    }

    /// <summary>The matrix with rows and columns exchanged.</summary>
    public Tensor Transpose() => new(this, [Shape[1], Shape[0]], !IsTransposed);

    /// <summary>One of the floats, rounded to 32 bits, in the order of the file.</summary>
    public float GetFloat(int index)
    {
        if (!IsRaw)
        {
            return _message.DataType switch
            {
                DataType.Float => _message.FloatData[index],
                DataType.Double => (float)_message.DoubleData[index],
                DataType.Float16 => (float)BitConverter.UInt16BitsToHalf((ushort)_message.Int32Data[index]),
                _ => Widen((ushort)_message.Int32Data[index]),
            };
        }

        ReadOnlySpan<byte> value = _message.RawData.Span.Slice(index * ItemLength, ItemLength);
        return _message.DataType switch
        {
            DataType.Float => BinaryPrimitives.ReadSingleLittleEndian(value),
            DataType.Double => (float)BinaryPrimitives.ReadDoubleLittleEndian(value),
            DataType.Float16 => (float)BinaryPrimitives.ReadHalfLittleEndian(value),
            _ => Widen(BinaryPrimitives.ReadUInt16LittleEndian(value)),
        };
    }

    /// <summary>The numbers of a constant of integers.</summary>
    public long[] GetIntegers() => !IsRaw
        ? [.. _message.Int64Data]
        : [.. Enumerable.Range(0, Count).Select(i => BinaryPrimitives.ReadInt64LittleEndian(_message.RawData.Span[(i * ItemLength)..]))];

    /// <summary>A bfloat16 is the upper half of a float.</summary>
    private static float Widen(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);
}
