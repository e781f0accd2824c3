namespace AdamKernels.Tests.Numerics;

/// <summary>What <see cref="ParameterInitializer.Fill"/> draws for each <see cref="Initializer"/>.</summary>
public class InitializerTests
{
    public static TheoryData<Initializer> Kinds => [.. Enum.GetValues<Initializer>()];

    /// <summary>The variance, and the fourth moment over the variance squared: 1.8 if uniform, 3 if normal.</summary>
    public static TheoryData<Initializer, double, double> Distributions => new()
    {
        { Initializer.Default, 1.0 / (3 * 300), 1.8 },
        { Initializer.GlorotUniform, 2.0 / (300 + 500), 1.8 },
        { Initializer.GlorotNormal, 2.0 / (300 + 500), 3 },
        { Initializer.HeUniform, 2.0 / 300, 1.8 },
        { Initializer.HeNormal, 2.0 / 300, 3 },
        { Initializer.LecunUniform, 1.0 / 300, 1.8 },
        { Initializer.LecunNormal, 1.0 / 300, 3 },

        // A row of 300 with length 1 would be 1/300; here the columns of 500 have it.
        { Initializer.Orthogonal, 1.0 / 500, 3 },
    };

    // The two fans differ, so that one taken for the other shows.
    [Theory]
    [MemberData(nameof(Distributions))]
    public void Weights_have_the_moments_of_their_distribution(Initializer kind, double variance, double shape)
    {
        var random = new DeterministicRandom(6);
        float[] weight = new float[300 * 500];
        ParameterInitializer.Fill(kind, 0, weight, [], fanIn: 300, fanOut: 500, ref random);
        double deviation = Math.Sqrt(variance);
        double second = weight.Average(x => (double)x * x);
        Assert.InRange(weight.Average(x => (double)x), -0.011 * deviation, 0.011 * deviation);
        Assert.InRange(second, 0.985 * variance, 1.015 * variance);
        Assert.InRange(weight.Average(x => Math.Pow(x, 4)) / (second * second), shape - 0.06, shape + 0.06);
        if (shape == 1.8)
        {
            double bound = Math.Sqrt(3) * deviation;
            Assert.InRange(weight.Max(), 0.999 * bound, 1.0000001 * bound);
            Assert.InRange(weight.Min(), -1.0000001 * bound, -0.999 * bound);
        }
    }

    /// <summary>The bits of six weights, from a separate implementation in Python: seed 5, 3 inputs, 2 outputs.</summary>
    public static TheoryData<Initializer, uint[]> Recorded => new()
    {
        { Initializer.GlorotUniform, [0xbeed58c4, 0x3e6504cf, 0x3ea7c07b, 0x3f3458e3, 0x3d15fcff, 0x3f1f9491] },
        { Initializer.GlorotNormal, [0xbf7d78c2, 0x3ea013ec, 0x3d63c90b, 0x3c355c30, 0xbf762a66, 0xbeff34fb] },
        { Initializer.HeUniform, [0xbf1934e7, 0x3e93d4bb, 0x3ed89115, 0x3f68d3c6, 0x3d41a24e, 0x3f4e046e] },
        { Initializer.HeNormal, [0xbfa39d83, 0x3ecea8da, 0x3d9308e8, 0x3c6a2289, 0xbf9ee633, 0xbf24bc42] },
        { Initializer.LecunUniform, [0xbed8aabc, 0x3e511088, 0x3e9922c4, 0x3f24a23c, 0x3d08eb80, 0x3f11ad1e] },
        { Initializer.LecunNormal, [0xbf676310, 0x3e922161, 0x3d4ff048, 0x3c258ef2, 0xbf60b7aa, 0xbee8f894] },
        { Initializer.Zeros, [0, 0, 0, 0, 0, 0] },
        { Initializer.Constant, [0x3fc00000, 0x3fc00000, 0x3fc00000, 0x3fc00000, 0x3fc00000, 0x3fc00000] },
    };

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Weights_follow_the_specification_and_biases_are_zero(Initializer kind, uint[] expected)
    {
        var random = new DeterministicRandom(5);
        float[] weight = [7, 7, 7, 7, 7, 7];
        float[] bias = [7, 7];
        ParameterInitializer.Fill(kind, 1.5f, weight, bias, fanIn: 3, fanOut: 2, ref random);
        Assert.Equal(expected, weight.Select(BitConverter.SingleToUInt32Bits));
        Assert.Equal([0f, 0f], bias);
    }

    [Fact]
    public void Default_is_that_of_Linear()
    {
        var random = new DeterministicRandom(5);
        var same = new DeterministicRandom(5);
        (float[] weight, float[] bias) = (new float[6], new float[2]);
        (float[] expectedWeight, float[] expectedBias) = (new float[6], new float[2]);
        ParameterInitializer.Fill(Initializer.Default, 0, weight, bias, fanIn: 3, fanOut: 2, ref random);
        ParameterInitializer.Linear(expectedWeight, expectedBias, fanIn: 3, ref same);
        Assert.Equal(expectedWeight, weight);
        Assert.Equal(expectedBias, bias);
        Assert.NotEqual(0, bias[1]);
    }

    // Would fail if the fans were checked after the lengths, or anything were written before all is checked.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Wrong_arguments_are_refused_before_anything_is_changed(Initializer kind)
    {
        var random = new DeterministicRandom(7);
        float[] weight = [7, 7, 7, 7, 7, 7];
        float[] bias = [7, 7];
        Assert.Throws<ArgumentOutOfRangeException>("fanIn", () => Fill(kind, weight, bias, 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>("fanOut", () => Fill(kind, weight, bias, 3, 0));
        Assert.Throws<ArgumentOutOfRangeException>("fanIn", () => Fill(kind, weight, bias, -3, -2));
        ArgumentException length = Assert.Throws<ArgumentException>("weight", () => Fill(kind, weight.AsSpan(1).ToArray(), bias, 3, 2));
        Assert.Contains("6", length.Message);
        Assert.Contains("5", length.Message);
        ArgumentException biasLength = Assert.Throws<ArgumentException>("bias", () => Fill(kind, weight, new float[3], 3, 2));
        Assert.Contains("2", biasLength.Message);
        Assert.Contains("3", biasLength.Message);

        // 65536² is 0 in 32 bits.
        Assert.Throws<ArgumentException>("weight", () => Fill(kind, [], [], 65536, 65536));
        if (kind is not (Initializer.Zeros or Initializer.Constant))
        {
            Assert.Throws<InvalidOperationException>(() =>
            {
                DeterministicRandom unseeded = default;
                ParameterInitializer.Fill(kind, 0, weight, bias, 3, 2, ref unseeded);
            });
        }

        Assert.All(weight.Concat(bias), value => Assert.Equal(7f, value));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_constant_that_is_not_finite_is_refused(float constant)
    {
        float[] weight = [7, 7, 7, 7, 7, 7];
        float[] bias = [7, 7];
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => Fill(Initializer.Constant, weight, bias, 3, 2, constant));
        Assert.Equal(constant, exception.ActualValue);
        Assert.All(weight.Concat(bias), value => Assert.Equal(7f, value));

        // The others do not look at it.
        Fill(Initializer.Zeros, weight, bias, 3, 2, constant);
    }

    [Fact]
    public void A_kind_that_does_not_exist_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>("kind", () => Fill((Initializer)99, new float[6], new float[2], 3, 2));

    private static void Fill(Initializer kind, float[] weight, float[] bias, int fanIn, int fanOut, float constant = 0)
    {
        var random = new DeterministicRandom(7);
        ParameterInitializer.Fill(kind, constant, weight, bias, fanIn, fanOut, ref random);
    }
}
