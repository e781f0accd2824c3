using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using AdamKernels.Runtime;

namespace AdamKernels.Tests.Numerics;

public class QuotientsTests
{
    private const int Implicit = 1 << 23;
    private const int Lanes = 16;
    private const int Block = 4 * Lanes;

    /// <summary>The quotients that can be rounded wrongly have a distance of at most three; see <see cref="Quotients"/>.</summary>
    private const int LargestDistance = 4;

    // 2⁻⁶⁰, the float below it, and 2⁶⁵.
    private const float LeastNumerator = 8.67361738e-19f;
    private const float BelowLeast = 8.67361687e-19f;
    private const float LargestDenominator = 3.68934881e19f;

    /// <summary>Mantissas of the denominators in one test, so that the rows of the table run in turn.</summary>
    private const int Part = 1 << 20;

    private readonly float[] _numerators = new float[Block];
    private readonly float[] _denominators = new float[Block];
    private readonly float[] _quotients = new float[Block];
    private int _count;
    private long _tried;

    public static TheoryData<int> Parts => [.. Enumerable.Range(0, Implicit / Part)];

    [SkippableTheory]
    [MemberData(nameof(Parts))]
    public void Every_quotient_close_to_the_middle_of_two_floats_is_that_of_a_division(int part)
    {
        RequireVectors();
        for (int mantissa = part * Part; mantissa < (part + 1) * Part; mantissa++)
        {
            TryCloseQuotients(Implicit + mantissa);
        }

        TryRest();
        // On average there are more than two for each denominator.
        Assert.InRange(_tried, 2L * Part, 64L * Part);
    }

    [SkippableTheory]
    [InlineData(3)]
    [InlineData(4)]
    public void Quotients_of_all_magnitudes_are_those_of_a_division(int seed)
    {
        RequireVectors();
        var random = new DeterministicRandom((ulong)seed);
        for (int i = 0; i < 4_000_000; i++)
        {
            float sign = random.NextInt32(2) == 0 ? -1 : 1;
            Add(
                sign * MathF.ScaleB(1 + random.NextSingle(), random.NextInt32(100) - 60),
                MathF.ScaleB(1 + random.NextSingle(), random.NextInt32(85) - 60));
        }

        TryRest();
        Assert.InRange(_tried, 4_000_000, 4_000_000 + Block);
    }

    [SkippableTheory]
    [InlineData(0f, 1e-8f, true)]
    [InlineData(-0f, 1e-8f, false)]
    [InlineData(LeastNumerator, 1f, true)]
    [InlineData(-LeastNumerator, 1f, true)]
    [InlineData(BelowLeast, 1f, false)]
    [InlineData(float.Epsilon, 1f, false)]
    [InlineData(-float.Epsilon, 1f, false)]
    [InlineData(float.MaxValue, 1f, true)]
    [InlineData(float.MaxValue, 1e-8f, false)]
    [InlineData(float.PositiveInfinity, 1f, false)]
    [InlineData(float.NaN, 1f, false)]
    [InlineData(1f, float.PositiveInfinity, false)]
    [InlineData(1f, float.NaN, false)]
    [InlineData(0f, float.PositiveInfinity, false)]
    [InlineData(LeastNumerator, LargestDenominator, true)]
    public void A_lane_out_of_range_is_left_to_the_divider(float numerator, float denominator, bool isInRange)
    {
        RequireVectors();
        for (int lane = 0; lane < Block; lane++)
        {
            _numerators.AsSpan().Fill(0.3f);
            _denominators.AsSpan().Fill(0.7f);
            _numerators[lane] = numerator;
            _denominators[lane] = denominator;
            Assert.Equal(isInRange, TryDivide(out float[] quotients));
            if (isInRange)
            {
                AssertSameBits(quotients);
            }
        }
    }

    private static void RequireVectors() => Skip.IfNot(Avx512F.IsSupported, "The processor has no AVX-512.");

    /// <summary>
    /// Adds every quotient a/b, 1/2 to 2, with 2a·2ᵗ = (2q+1)·b + n for a small n: the middle of two floats is q + 1/2 units of the
    /// last place, and n/2b away. The residue of a is that of n divided by 2ᵗ⁺¹, which is halved as often.
    /// </summary>
    private void TryCloseQuotients(int b)
    {
        int powerOfTwo = BitOperations.TrailingZeroCount(b);
        int odd = b >> powerOfTwo;
        for (int shift = 23; shift <= 24; shift++)
        {
            for (int n = -LargestDistance; n <= LargestDistance; n++)
            {
                if (n == 0 || powerOfTwo > shift || BitOperations.TrailingZeroCount(n) < powerOfTwo)
                {
                    continue;
                }

                int residue = ((n >> powerOfTwo) % odd + odd) % odd;
                for (int i = powerOfTwo; i <= shift; i++)
                {
                    residue = (residue + ((residue & 1) * odd)) >> 1;
                }

                int first = residue + ((Implicit - residue + odd - 1) / odd * odd);
                for (int a = first; a < 2 * Implicit; a += odd)
                {
                    // The quotient has its 24 bits before the point after one of the two shifts.
                    if (a >= b == (shift == 23))
                    {
                        Add(a, b);
                    }
                }
            }
        }
    }

    private void Add(float numerator, float denominator)
    {
        (_numerators[_count], _denominators[_count]) = (numerator, denominator);
        if (++_count == Block)
        {
            Assert.True(TryDivide(out float[] quotients));
            AssertSameBits(quotients);
            _tried += Block;
            _count = 0;
        }
    }

    /// <summary>Fills the last block, so that what it holds is tried too.</summary>
    private void TryRest()
    {
        while (_count > 0)
        {
            Add(1, 1);
        }
    }

    private bool TryDivide(out float[] quotients)
    {
        bool areExact = Quotients.TryDivide(
            At(_numerators, 0),
            At(_numerators, 1),
            At(_numerators, 2),
            At(_numerators, 3),
            At(_denominators, 0),
            At(_denominators, 1),
            At(_denominators, 2),
            At(_denominators, 3),
            out Vector512<float> q0,
            out Vector512<float> q1,
            out Vector512<float> q2,
            out Vector512<float> q3);
        quotients = _quotients;
        q0.CopyTo(quotients, 0);
        q1.CopyTo(quotients, Lanes);
        q2.CopyTo(quotients, 2 * Lanes);
        q3.CopyTo(quotients, 3 * Lanes);
        return areExact;

        static Vector512<float> At(float[] values, int vector) => Vector512.Create(values, vector * Lanes);
    }

    private void AssertSameBits(float[] quotients)
    {
        for (int i = 0; i < Block; i++)
        {
            float expected = _numerators[i] / _denominators[i];
            if (BitConverter.SingleToInt32Bits(expected) != BitConverter.SingleToInt32Bits(quotients[i]))
            {
                Assert.Fail($"{_numerators[i]:R} / {_denominators[i]:R}: expected {expected:R}, got {quotients[i]:R}.");
            }
        }
    }
}
