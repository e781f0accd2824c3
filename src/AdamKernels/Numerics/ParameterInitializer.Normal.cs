namespace AdamKernels;

public static partial class ParameterInitializer
{
    /// <summary>Normal with mean 0 and variance 2/(fanIn + fanOut). <c>xavier_normal_</c>.</summary>
    /// <remarks>
    /// Every weight is (float)(n·deviation), where n is the next <see cref="DeterministicRandom.NextNormal"/>. Allocates
    /// nothing.
    /// </remarks>
    /// <param name="weight">The weight, [<paramref name="fanOut"/>, <paramref name="fanIn"/>] row by row.</param>
    /// <param name="fanIn">The number of inputs of the layer, at least 1.</param>
    /// <param name="fanOut">The number of outputs of the layer, at least 1.</param>
    /// <param name="random">The source of the random numbers, one for every weight.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fan is below 1.</exception>
    /// <exception cref="ArgumentException">The weight does not have the length that follows from the fans.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="random"/> is <c>default</c>.</exception>
    public static void GlorotNormal(Span<float> weight, int fanIn, int fanOut, ref DeterministicRandom random)
    {
        CheckShape(weight, fanIn, fanOut);
        FillNormal(weight, Math.Sqrt(2.0 / ((double)fanIn + fanOut)), ref random);
    }

    /// <summary>Normal with mean 0 and variance 2/fanIn. <c>kaiming_normal_(nonlinearity='relu')</c>.</summary>
    /// <remarks>
    /// Every weight is (float)(n·deviation), where n is the next <see cref="DeterministicRandom.NextNormal"/>. Allocates
    /// nothing.
    /// </remarks>
    /// <param name="weight">The weight, [<paramref name="fanOut"/>, <paramref name="fanIn"/>] row by row.</param>
    /// <param name="fanIn">The number of inputs of the layer, at least 1.</param>
    /// <param name="fanOut">The number of outputs of the layer, at least 1.</param>
    /// <param name="random">The source of the random numbers, one for every weight.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fan is below 1.</exception>
    /// <exception cref="ArgumentException">The weight does not have the length that follows from the fans.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="random"/> is <c>default</c>.</exception>
    public static void HeNormal(Span<float> weight, int fanIn, int fanOut, ref DeterministicRandom random)
    {
        CheckShape(weight, fanIn, fanOut);
        FillNormal(weight, Math.Sqrt(2.0 / fanIn), ref random);
    }

    /// <summary>Normal with mean 0 and variance 1/fanIn. <c>kaiming_normal_(nonlinearity='linear')</c>.</summary>
    /// <remarks>
    /// Every weight is (float)(n·deviation), where n is the next <see cref="DeterministicRandom.NextNormal"/>. Allocates
    /// nothing.
    /// </remarks>
    /// <param name="weight">The weight, [<paramref name="fanOut"/>, <paramref name="fanIn"/>] row by row.</param>
    /// <param name="fanIn">The number of inputs of the layer, at least 1.</param>
    /// <param name="fanOut">The number of outputs of the layer, at least 1.</param>
    /// <param name="random">The source of the random numbers, one for every weight.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fan is below 1.</exception>
    /// <exception cref="ArgumentException">The weight does not have the length that follows from the fans.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="random"/> is <c>default</c>.</exception>
    public static void LecunNormal(Span<float> weight, int fanIn, int fanOut, ref DeterministicRandom random)
    {
        CheckShape(weight, fanIn, fanOut);
        FillNormal(weight, Math.Sqrt(1.0 / fanIn), ref random);
    }

    private static void FillNormal(Span<float> parameters, double deviation, ref DeterministicRandom random)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = (float)(random.NextNormal() * deviation);
        }
    }
}
