namespace AdamKernels.Tests.Numerics;

public class OrthogonalInitializerTests
{
    // Would fail if columns were made orthonormal where the rows are fewer, or in float instead of double (200 by 200).
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(1, 5)]
    [InlineData(3, 7)]
    [InlineData(7, 3)]
    [InlineData(64, 64)]
    [InlineData(200, 200)]
    [InlineData(300, 40)]
    [InlineData(40, 300)]
    public void The_fewer_of_rows_and_columns_are_orthonormal(int fanIn, int fanOut)
    {
        float[] weight = Draw(fanIn, fanOut, seed: 1);
        int count = Math.Min(fanIn, fanOut);
        int length = Math.Max(fanIn, fanOut);
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double dot = 0;
                for (int k = 0; k < length; k++)
                {
                    dot += fanOut < fanIn
                        ? (double)weight[(i * fanIn) + k] * weight[(j * fanIn) + k]
                        : (double)weight[(k * fanIn) + i] * weight[(k * fanIn) + j];
                }

                // Rounding to float leaves 2^-24 in each element and at most that in each product's sum.
                Assert.InRange(dot, (i == j ? 1 : 0) - 1.2e-7, (i == j ? 1 : 0) + 1.2e-7);
            }
        }
    }

    /// <summary>
    /// From a separate implementation in Python: seed 9; the first six weights and a checksum of all. Dot products of 13 and 20 elements
    /// have whole lanes and some left over.
    /// </summary>
    [Theory]
    [InlineData(3, 2, new uint[] { 0xbe98309d, 0x3e0a63ae, 0x3f71f7d8, 0xbf60c3f5, 0xbedafb46, 0xbe5c1e61 }, 0x8b9345e2d3f5a39cUL)]
    [InlineData(2, 3, new uint[] { 0xbe929668, 0x3c41dc9e, 0x3f690f95, 0xbe9de03f, 0xbe98ed44, 0xbf7381c5 }, 0xaefc605db418950cUL)]
    [InlineData(20, 13, new uint[] { 0xbe28a8f1, 0x3d995dac, 0x3f0613b6, 0xbe9c17d1, 0xbe2ff429, 0xbe234242 }, 0x8b797655f4a696f2UL)]
    [InlineData(13, 20, new uint[] { 0xbe18ead9, 0x3d21a0f7, 0x3ef8b4dd, 0xbe55cfb9, 0xbe658586, 0xbd7dd25b }, 0x02243402f7c511ceUL)]
    public void Weights_follow_the_specification(int fanIn, int fanOut, uint[] first, ulong checksum)
    {
        float[] weight = Draw(fanIn, fanOut, seed: 9);
        Assert.Equal(first, weight.Take(6).Select(BitConverter.SingleToUInt32Bits));
        ulong hash = 14695981039346656037;
        foreach (float value in weight)
        {
            hash = (hash ^ BitConverter.SingleToUInt32Bits(value)) * 1099511628211;
        }

        Assert.Equal(checksum, hash);
    }

    // The diagonal of R is positive if every column has a positive product with the one that it was made of; for the first this is its
    // direction. Would fail if signs were left as another factorization gives them.
    [Fact]
    public void The_first_vector_keeps_its_direction()
    {
        float[] weight = Draw(fanIn: 4, fanOut: 6, seed: 3);
        var random = new DeterministicRandom(3);
        double[] drawn = new double[24];
        for (int i = 0; i < drawn.Length; i++)
        {
            drawn[i] = random.NextNormal();
        }

        double norm = Math.Sqrt(Enumerable.Range(0, 6).Sum(row => drawn[row * 4] * drawn[row * 4]));
        for (int row = 0; row < 6; row++)
        {
            Assert.Equal(drawn[row * 4] / norm, weight[row * 4], 1e-7);
        }
    }

    private static float[] Draw(int fanIn, int fanOut, ulong seed)
    {
        var random = new DeterministicRandom(seed);
        float[] weight = new float[fanIn * fanOut];
        ParameterInitializer.Orthogonal(weight, fanIn, fanOut, ref random);
        return weight;
    }
}
