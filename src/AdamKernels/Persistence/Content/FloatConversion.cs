using System.Buffers.Binary;
using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Reads floats of any size as floats of 32 bits.</summary>
internal static class FloatConversion
{
    /// <summary>Whether values of a type are read.</summary>
    public static bool Reads(TensorType type) =>
        type == TensorType.F32 || type == TensorType.F64 || type == TensorType.F16 || type == TensorType.BF16;

    /// <summary>One value, rounded to nearest if it has more bits.</summary>
    /// <param name="values">The bytes of all values.</param>
    /// <param name="type">Their type.</param>
    /// <param name="index">Which one.</param>
    public static float Get(ReadOnlySpan<byte> values, TensorType type, int index)
    {
        ReadOnlySpan<byte> value = values[(index * type.Size)..];
        return type == TensorType.F32 ? BinaryPrimitives.ReadSingleLittleEndian(value)
            : type == TensorType.F64 ? (float)BinaryPrimitives.ReadDoubleLittleEndian(value)
            : type == TensorType.F16 ? (float)BinaryPrimitives.ReadHalfLittleEndian(value)
            : BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(value) << 16);
    }

    /// <summary>The index of the first value that is infinite or not a number as a float; null if there is none.</summary>
    public static int? FindNonFinite(ReadOnlySpan<byte> values, TensorType type)
    {
        if (type == TensorType.F32 && BitConverter.IsLittleEndian && Finite.All(MemoryMarshal.Cast<byte, float>(values)))
        {
            return null;
        }

        for (int i = 0; i < values.Length / type.Size; i++)
        {
            if (!float.IsFinite(Get(values, type, i)))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>Copies the values of a tensor to their place in a buffer.</summary>
    public static void CopyTo(ReadOnlySpan<byte> values, TensorType type, ParameterBlock block, AlignedBuffer buffer)
    {
        if (type == TensorType.F32 && BitConverter.IsLittleEndian)
        {
            block.CopyFrom(MemoryMarshal.Cast<byte, float>(values), buffer.Span);
            return;
        }

        // Row by row: a copy of the whole would need as much memory as the file has.
        var row = new float[block.Columns];
        for (int i = 0; i < block.Rows; i++)
        {
            for (int column = 0; column < row.Length; column++)
            {
                row[column] = Get(values, type, i * block.Columns + column);
            }

            block.CopyRowFrom(i, row, buffer.Span);
        }
    }
}
