using System.Runtime.Intrinsics;

namespace AdamKernels.Tests.Numerics;

public class LaneReductionTests
{
    // Random magnitudes, so that nearly every other order of adding gives other bits.
    [Fact]
    public void Sum_follows_the_fixed_tree_on_every_width()
    {
        float[] samples = Samples();
        for (int i = 0; i + 16 <= samples.Length; i += 16)
        {
            AssertAll(Tree(samples.AsSpan(i, 16), (a, b) => a + b), samples, i, isSum: true);
        }
    }

    [Fact]
    public void Largest_follows_the_fixed_tree_on_every_width()
    {
        float[] samples = Samples();
        for (int i = 0; i + 16 <= samples.Length; i += 16)
        {
            AssertAll(Tree(samples.AsSpan(i, 16), (a, b) => b > a ? b : a), samples, i, isSum: false);
        }
    }

    // The tree decides which zero and which NaN wins: a maximum instruction would decide otherwise on some processor.
    [Fact]
    public void Largest_treats_zeros_and_NaN_the_same_on_every_width()
    {
        var random = new DeterministicRandom(6);
        float[] choices = [0f, -0f, float.NaN, 1f, -1f, float.NegativeInfinity];
        float[] lanes = new float[16];
        for (int i = 0; i < 20_000; i++)
        {
            for (int lane = 0; lane < 16; lane++)
            {
                lanes[lane] = choices[random.NextInt32(choices.Length)];
            }

            AssertAll(Tree(lanes, (a, b) => b > a ? b : a), lanes, 0, isSum: false);
        }
    }

    private static float[] Samples()
    {
        var random = new DeterministicRandom(5);
        float[] samples = new float[16 * 20_000];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = ((2 * random.NextSingle()) - 1) * MathF.ScaleB(1, random.NextInt32(12));
        }

        return samples;
    }

    private static float Tree(ReadOnlySpan<float> lanes, Func<float, float, float> combine)
    {
        float[] values = lanes.ToArray();
        for (int half = 8; half >= 1; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                values[i] = combine(values[i], values[i + half]);
            }
        }

        return values[0];
    }

    private static void AssertAll(float expected, float[] s, int i, bool isSum)
    {
        Vector512<float> v = Vector512.Create(s, i);
        Vector256<float> low = v.GetLower();
        Vector256<float> high = v.GetUpper();
        (Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d) =
            (low.GetLower(), low.GetUpper(), high.GetLower(), high.GetUpper());
        float[] actual = isSum
            ?
            [
                VectorMath.SumLanes(v), VectorMath.SumLanes(low, high), VectorMath.SumLanes(a, b, c, d),
                VectorMath.SumLanes(
                    s[i], s[i + 1], s[i + 2], s[i + 3], s[i + 4], s[i + 5], s[i + 6], s[i + 7],
                    s[i + 8], s[i + 9], s[i + 10], s[i + 11], s[i + 12], s[i + 13], s[i + 14], s[i + 15]),
            ]
            :
            [
                VectorMath.MaxLanes(v), VectorMath.MaxLanes(low, high), VectorMath.MaxLanes(a, b, c, d),
                VectorMath.MaxLanes(
                    s[i], s[i + 1], s[i + 2], s[i + 3], s[i + 4], s[i + 5], s[i + 6], s[i + 7],
                    s[i + 8], s[i + 9], s[i + 10], s[i + 11], s[i + 12], s[i + 13], s[i + 14], s[i + 15]),
            ];
        foreach (float value in actual)
        {
            Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(value));
        }
    }
}
