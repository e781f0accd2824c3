namespace AdamKernels.Tests.Numerics;

public class ParameterInitializerTests
{
    // From a separate implementation in Python: seed 5, fan-in 3, four weights and then two biases.
    [Fact]
    public void Weight_comes_first_and_then_bias()
    {
        var random = new DeterministicRandom(5);
        float[] weight = new float[4];
        float[] bias = new float[2];
        ParameterInitializer.Linear(weight, bias, fanIn: 3, ref random);
        uint[] expected = [0xbe7a2f78, 0x3df1682f, 0x3e30d374, 0x3ebe1a47, 0x3c9e19fc, 0x3ea83662];
        Assert.Equal(expected, weight.Concat(bias).Select(BitConverter.SingleToUInt32Bits));

        var same = new DeterministicRandom(5);
        for (int i = 0; i < 6; i++)
        {
            same.NextUInt64();
        }

        Assert.Equal(same.NextUInt64(), random.NextUInt64());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(784)]
    public void Parameters_are_uniform_within_the_bound(int fanIn)
    {
        var random = new DeterministicRandom(6);
        float[] weight = new float[100_000];
        ParameterInitializer.Linear(weight, [], fanIn, ref random);
        double bound = 1 / Math.Sqrt(fanIn);
        Assert.InRange(weight.Max(), 0.999 * bound, 1.0000001 * bound);
        Assert.InRange(weight.Min(), -1.0000001 * bound, -0.999 * bound);
        Assert.InRange(weight.Average(x => (double)x), -0.01 * bound, 0.01 * bound);

        // The variance of a uniform distribution on [-b, b] is b²/3.
        Assert.InRange(weight.Average(x => (double)x * x), 0.99 * bound * bound / 3, 1.01 * bound * bound / 3);
    }

    [Fact]
    public void Fan_in_below_one_is_refused()
    {
        var random = new DeterministicRandom(7);
        Assert.Throws<ArgumentOutOfRangeException>(() => ParameterInitializer.Linear([], [], fanIn: 0, ref random));
    }
}
