using System.Buffers.Binary;
using System.Globalization;

namespace AdamKernels.Tool;

/// <summary>A value of a tensor.</summary>
/// <param name="Bits">Its bits in hexadecimal digits.</param>
/// <param name="Decimal">The number, with the fewest digits that name it.</param>
/// <param name="Order">
/// Its place among all numbers of its type; null if it has none, as NaN, or if the type is not that of fractions.
/// </param>
internal sealed record Element(string Bits, string Decimal, Int128? Order)
{
    /// <summary>A float.</summary>
    public static Element Of(float value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        return Of(bytes, TensorType.F32, 0);
    }

    /// <summary>A value of a tensor.</summary>
    /// <param name="values">All values, little-endian.</param>
    /// <param name="type">Their type.</param>
    /// <param name="index">Which one.</param>
    public static Element Of(ReadOnlySpan<byte> values, TensorType type, int index)
    {
        ReadOnlySpan<byte> bytes = values.Slice(index * type.Size, type.Size);
        ulong bits = 0;
        for (int i = type.Size - 1; i >= 0; i--)
        {
            bits = (bits << 8) | bytes[i];
        }

        string digits = bits.ToString($"x{2 * type.Size}", CultureInfo.InvariantCulture);
        return type == TensorType.F64 ? OfFraction(BitConverter.UInt64BitsToDouble(bits).ToString(CultureInfo.InvariantCulture))
            : FloatConversion.Reads(type) ? OfFraction(FloatConversion.Get(values, type, index).ToString(CultureInfo.InvariantCulture))
            : type == TensorType.I64 ? new Element(digits, ((long)bits).ToString(CultureInfo.InvariantCulture), null)
            : new Element(digits, bits.ToString(CultureInfo.InvariantCulture), null);

        Element OfFraction(string text) => new(digits, text, text == "NaN" ? null : OrderOf(bits, 8 * type.Size));
    }

    /// <summary>How many numbers of the type one is from another, as a message shows it: in units in the last place.</summary>
    public string DistanceTo(Element other) => Order is { } order && other.Order is { } otherOrder
        ? Int128.Abs(order - otherOrder).ToString(CultureInfo.InvariantCulture)
        : "-";

    /// <summary>Bits of a sign and a magnitude, in ascending order of the numbers; both zeros are 0.</summary>
    private static Int128 OrderOf(ulong bits, int width)
    {
        ulong sign = 1UL << (width - 1);
        return (bits & sign) == 0 ? (Int128)bits : -(Int128)(bits & ~sign);
    }
}
