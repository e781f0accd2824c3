namespace AdamKernels;

public static partial class ParameterInitializer
{
    /// <summary>
    /// A random matrix with orthonormal rows if there are fewer outputs than inputs, and otherwise orthonormal columns.
    /// <c>orthogonal_</c>.
    /// </summary>
    /// <remarks>
    /// The factor Q of a matrix of normal numbers, with a positive diagonal of R: the choice of PyTorch, for which all such
    /// matrices are equally likely. Computed in double by <see cref="Orthonormalizer"/> and rounded to float at the end. Allocates an
    /// array of doubles as long as the weight, and takes time proportional to its length times the smaller fan.
    /// </remarks>
    /// <param name="weight">The weight, [<paramref name="fanOut"/>, <paramref name="fanIn"/>] row by row.</param>
    /// <param name="fanIn">The number of inputs of the layer, at least 1.</param>
    /// <param name="fanOut">The number of outputs of the layer, at least 1.</param>
    /// <param name="random">The source of the normal numbers, one for every weight.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fan is below 1.</exception>
    /// <exception cref="ArgumentException">The weight does not have the length that follows from the fans.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="random"/> is <c>default</c>.</exception>
    public static void Orthogonal(Span<float> weight, int fanIn, int fanOut, ref DeterministicRandom random)
    {
        CheckShape(weight, fanIn, fanOut);

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
