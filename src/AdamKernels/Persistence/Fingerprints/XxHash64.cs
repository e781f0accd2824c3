using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>
/// XXH64 with seed 0, by its specification: a hash of 64 bits that finds changes. It is no protection against someone who means to deceive.
/// </summary>
internal struct XxHash64
{
    private const ulong Prime1 = 0x9E3779B185EBCA87;
    private const ulong Prime2 = 0xC2B2AE3D27D4EB4F;
    private const ulong Prime3 = 0x165667B19E3779F9;
    private const ulong Prime4 = 0x85EBCA77C2B2AE63;
    private const ulong Prime5 = 0x27D4EB2F165667C5;

    /// <summary>Bytes that the four accumulators take at a time.</summary>
    private const int StripeLength = 32;

    private ulong _first = unchecked(Prime1 + Prime2);
    private ulong _second = Prime2;
    private ulong _third = 0;
    private ulong _fourth = unchecked(0 - Prime1);

    /// <summary>The bytes after the last whole stripe.</summary>
    private Stripe _rest;

    private ulong _length = 0;

    /// <summary>A hash of nothing yet.</summary>
    public XxHash64()
    {
    }

    /// <summary>The hash of some bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = new XxHash64();
        hash.Append(bytes);
        return hash.Value;
    }

    /// <summary>The hash of what was appended.</summary>
    public readonly ulong Value
    {
        get
        {
            ulong hash = _length < StripeLength ? Prime5 : Join();
            hash += _length;
            ReadOnlySpan<byte> rest = ((ReadOnlySpan<byte>)_rest)[..(int)(_length % StripeLength)];
            for (; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..])
            {
                hash ^= Round(0, BinaryPrimitives.ReadUInt64LittleEndian(rest));
                hash = BitOperations.RotateLeft(hash, 27) * Prime1 + Prime4;
            }

            if (rest.Length >= sizeof(uint))
            {
                hash ^= BinaryPrimitives.ReadUInt32LittleEndian(rest) * Prime1;
                hash = BitOperations.RotateLeft(hash, 23) * Prime2 + Prime3;
                rest = rest[sizeof(uint)..];
            }

            foreach (byte value in rest)
            {
                hash ^= value * Prime5;
                hash = BitOperations.RotateLeft(hash, 11) * Prime1;
            }

            hash = (hash ^ (hash >> 33)) * Prime2;
            hash = (hash ^ (hash >> 29)) * Prime3;
            return hash ^ (hash >> 32);
        }
    }

    /// <summary>Appends a number as 8 bytes, little-endian.</summary>
    public void Append(ulong number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
        Append(bytes);
    }

    /// <summary>Appends bytes.</summary>
    public void Append(scoped ReadOnlySpan<byte> bytes)
    {
        int kept = (int)(_length % StripeLength);
        _length += (ulong)bytes.Length;
        if (kept > 0)
        {
            int taken = Math.Min(StripeLength - kept, bytes.Length);
            bytes[..taken].CopyTo(((Span<byte>)_rest)[kept..]);
            bytes = bytes[taken..];
            if (kept + taken < StripeLength)
            {
                return;
            }

            AppendStripes(_rest);
        }

        int whole = bytes.Length / StripeLength * StripeLength;
        AppendStripes(bytes[..whole]);
        bytes[whole..].CopyTo(_rest);
    }

    private void AppendStripes(scoped ReadOnlySpan<byte> stripes)
    {
        (ulong first, ulong second, ulong third, ulong fourth) = (_first, _second, _third, _fourth);
        for (; stripes.Length >= StripeLength; stripes = stripes[StripeLength..])
        {
            first = Round(first, BinaryPrimitives.ReadUInt64LittleEndian(stripes));
            second = Round(second, BinaryPrimitives.ReadUInt64LittleEndian(stripes[8..]));
            third = Round(third, BinaryPrimitives.ReadUInt64LittleEndian(stripes[16..]));
            fourth = Round(fourth, BinaryPrimitives.ReadUInt64LittleEndian(stripes[24..]));
        }

        (_first, _second, _third, _fourth) = (first, second, third, fourth);
    }

    private readonly ulong Join()
    {
        ulong hash = BitOperations.RotateLeft(_first, 1) + BitOperations.RotateLeft(_second, 7)
            + BitOperations.RotateLeft(_third, 12) + BitOperations.RotateLeft(_fourth, 18);
        hash = (hash ^ Round(0, _first)) * Prime1 + Prime4;
        hash = (hash ^ Round(0, _second)) * Prime1 + Prime4;
        hash = (hash ^ Round(0, _third)) * Prime1 + Prime4;
        return (hash ^ Round(0, _fourth)) * Prime1 + Prime4;
    }

    private static ulong Round(ulong accumulator, ulong input) =>
        BitOperations.RotateLeft(accumulator + input * Prime2, 31) * Prime1;

    [InlineArray(StripeLength)]
    private struct Stripe
    {
        private byte _firstByte;
    }
}
