namespace AdamKernels;

/// <summary>Random matrices with orthonormal rows or columns.</summary>
internal static class OrthogonalMatrix
{
    /// <summary>Draws the matrix that <see cref="ParameterInitializer.Orthogonal"/> specifies.</summary>
    public static void Fill(Span<float> weight, int fanIn, int fanOut, ref DeterministicRandom random)
    {
        // The vectors to orthonormalize are stored one after another: the rows as they are drawn, or the columns.
        bool byRow = fanOut < fanIn;
        int length = byRow ? fanIn : fanOut;
        double[] vectors = new double[weight.Length];
        for (int output = 0; output < fanOut; output++)
        {
            for (int input = 0; input < fanIn; input++)
            {
                vectors[byRow ? (output * fanIn) + input : (input * fanOut) + output] = random.NextNormal();
            }
        }

        Orthonormalizer.Apply(vectors, length);
        for (int i = 0; i < weight.Length; i++)
        {
            (int output, int input) = Math.DivRem(i, fanIn);
            weight[i] = (float)vectors[byRow ? i : (input * fanOut) + output];
        }
    }
}
