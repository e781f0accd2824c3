namespace AdamKernels.Tests.Numerics;

public class ScalarMathTests
{
    [Fact]
    public void Software_form_agrees_on_random_bit_patterns()
    {
        var random = new DeterministicRandom(1);
        for (int i = 0; i < 10_000_000; i++)
        {
            ulong bits = random.NextUInt64();
            float a = FromBits((uint)bits);
            float b = FromBits((uint)(bits >> 32));
            float c = FromBits((uint)random.NextUInt64());
            AssertAgrees(a, b, c);
        }
    }

    [Fact]
    public void Software_form_agrees_where_the_addend_is_close_to_the_product()
    {
        var random = new DeterministicRandom(2);
        for (int i = 0; i < 2_000_000; i++)
        {
            (float a, float b) = RandomFactors(ref random);

            // -a·b, a few units off: the leading bits cancel. Scaled by a power of two as well: a part of them does.
            float c = FromBits(BitConverter.SingleToUInt32Bits(-(a * b)) + (uint)random.NextInt32(5) - 2);
            AssertAgrees(a, b, c);
            AssertAgrees(a, b, c * MathF.ScaleB(1, random.NextInt32(61) - 30));
        }
    }

    // Would fail in a quarter of the cases if the sum were rounded to nearest instead of to odd: what the product lacks to a tie lies
    // beyond the 53 bits of a double.
    [Fact]
    public void Software_form_agrees_on_ties_and_on_what_lies_next_to_them()
    {
        var random = new DeterministicRandom(3);
        for (int i = 0; i < 2_000_000; i++)
        {
            // c and half a unit of c, exactly; then half a unit times (1 + d)(1 - d) = 1 - d².
            uint exponent = (uint)random.NextInt32(200) + 26;
            float c = FromBits((exponent << 23) | (uint)(random.NextUInt64() >> 41) | ((uint)random.NextInt32(2) << 31));
            float half = FromBits((exponent - 24) << 23);
            float d = FromBits((uint)(104 + random.NextInt32(9)) << 23);
            AssertAgrees(half, 1f, c);
            AssertAgrees(half, -1f, c);
            AssertAgrees(half * (1f + d), 1f - d, c);
            AssertAgrees(half * (1f + d), d - 1f, c);
        }
    }

    [Fact]
    public void Software_form_agrees_on_subnormal_results()
    {
        var random = new DeterministicRandom(4);
        for (int i = 0; i < 2_000_000; i++)
        {
            float a = FromBits(((uint)random.NextInt32(60) + 30) << 23 | (uint)(random.NextUInt64() >> 41));
            float b = MathF.ScaleB(1f + random.NextSingle(), -126 - random.NextInt32(30) - (Math.ILogB(a)) + 2);
            float c = FromBits((uint)random.NextInt32(1 << 24) | ((uint)random.NextInt32(2) << 31));
            AssertAgrees(a, b, c);
            AssertAgrees(a, -b, 0f);

            // Ties between subnormal numbers: 2^-150 beside c, exactly and times 1 - d².
            float root = FromBits((127 - 75) << 23);
            float d = FromBits((uint)(104 + random.NextInt32(9)) << 23);
            AssertAgrees(root, root, c);
            AssertAgrees(root * (1f + d), root * (1f - d), c);
            AssertAgrees(root * (1f + d), root * (d - 1f), c);
        }
    }

    [Fact]
    public void Software_form_agrees_on_special_values()
    {
        float[] values =
        [
            .. FloatSamples.Special, 2f, -2f, 1.8446744e19f, 1.8446743e19f, -1.8446744e19f, 5.421011e-20f, 1.0842022e-19f, 3e-23f,
        ];
        foreach (float a in values)
        {
            foreach (float b in values)
            {
                foreach (float c in values)
                {
                    AssertAgrees(a, b, c);
                }
            }
        }
    }

    [Fact]
    public void A_product_that_overflows_alone_does_not_overflow_with_its_addend()
    {
        Assert.Equal(float.MaxValue, ScalarMath.SoftwareFusedMultiplyAdd(float.MaxValue, 2f, -float.MaxValue));
        Assert.Equal(float.PositiveInfinity, ScalarMath.SoftwareFusedMultiplyAdd(float.MaxValue, 2f, float.MaxValue));
    }

    private static (float A, float B) RandomFactors(ref DeterministicRandom random)
    {
        ulong bits = random.NextUInt64();
        uint a = (((uint)bits & 63) + 95) << 23 | ((uint)(bits >> 9) & 0x807FFFFF);
        uint b = ((uint)(bits >> 58) + 95) << 23 | ((uint)(bits >> 32) & 0x7FFFFF);
        return (FromBits(a), FromBits(b));
    }

    private static float FromBits(uint bits) => BitConverter.UInt32BitsToSingle(bits);

    private static void AssertAgrees(float a, float b, float c)
    {
        float expected = MathF.FusedMultiplyAdd(a, b, c);
        float actual = ScalarMath.SoftwareFusedMultiplyAdd(a, b, c);
        bool areSame = BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual);
        if (!areSame && !(float.IsNaN(expected) && float.IsNaN(actual)))
        {
            Assert.Fail($"{a:R} * {b:R} + {c:R} = {expected:R}; the software form gave {actual:R}.");
        }
    }
}
