namespace AdamKernels.Tests.Numerics;

/// <summary>The expected bits come from a separate implementation of the specification, in Python.</summary>
public class NormalNumberTests
{
    [Fact]
    public void Numbers_follow_the_specification()
    {
        var random = new DeterministicRandom(7);
        long[] expected =
        [
            0x3feedc0d635eea0b, unchecked((long)0xbfd3739755916c20), 0x3fd381c0324118c3,
            unchecked((long)0xbffb375fc61f0764), unchecked((long)0xbffab9043786fd34), unchecked((long)0xbff088cef0d25c93),
        ];
        foreach (long bits in expected)
        {
            Assert.Equal(bits, BitConverter.DoubleToInt64Bits(random.NextNormal()));
        }

        // That the pairs which were rejected are used up shows in what follows.
        Assert.Equal(0xaade369d4f4de93dUL, random.NextUInt64());
    }

    /// <summary>
    /// Every bit of 100,000 numbers. Would fail on any platform that fuses a multiplication with an addition, and with the platform's
    /// logarithm, which rounds some of them otherwise.
    /// </summary>
    [Fact]
    public void Bits_are_the_recorded_ones()
    {
        var random = new DeterministicRandom(8);
        ulong hash = 14695981039346656037;
        for (int i = 0; i < 100_000; i++)
        {
            hash = (hash ^ BitConverter.DoubleToUInt64Bits(random.NextNormal())) * 1099511628211;
        }

        Assert.Equal(0x4650998b911d008fUL, hash);
    }

    // The bounds are four standard deviations of each estimate. A uniform number of the same variance has the fourth moment 1.8.
    [Fact]
    public void Moments_are_those_of_the_normal_distribution()
    {
        const int Count = 1_000_000;
        var random = new DeterministicRandom(9);
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int withinOne = 0;
        int beyondThree = 0;
        for (int i = 0; i < Count; i++)
        {
            double x = random.NextNormal();
            first += x;
            second += x * x;
            third += x * x * x;
            fourth += x * x * x * x;
            withinOne += Math.Abs(x) < 1 ? 1 : 0;
            beyondThree += Math.Abs(x) > 3 ? 1 : 0;
        }

        Assert.InRange(first / Count, -0.004, 0.004);
        Assert.InRange(second / Count, 1 - 0.0057, 1 + 0.0057);
        Assert.InRange(third / Count, -0.016, 0.016);
        Assert.InRange(fourth / Count, 3 - 0.04, 3 + 0.04);
        Assert.InRange(withinOne / (double)Count, 0.682689 - 0.0019, 0.682689 + 0.0019);
        Assert.InRange(beyondThree / (double)Count, 0.0026998 - 0.00021, 0.0026998 + 0.00021);
    }

    // The platform's logarithm is within an ulp, and ours within two.
    [Fact]
    public void Logarithm_is_accurate_towards_both_ends()
    {
        var random = new DeterministicRandom(10);
        for (int i = 0; i < 200_000; i++)
        {
            double unit = (random.NextUInt64() >> 11) * Math.ScaleB(1, -53);
            double x = (i % 3) switch
            {
                0 => unit,
                1 => 1 - (unit * Math.ScaleB(1, -random.NextInt32(50))),
                _ => unit * Math.ScaleB(1, -random.NextInt32(100)),
            };
            if (x is > 0 and < 1)
            {
                double expected = Math.Log(x);
                Assert.InRange(
                    PortableLogarithm.Of(x), expected + (3 * Math.ScaleB(expected, -52)), expected - (3 * Math.ScaleB(expected, -52)));
            }
        }

        Assert.Equal(0, PortableLogarithm.Of(1));
    }

    [Fact]
    public void A_generator_without_a_seed_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => default(DeterministicRandom).NextNormal());
}
