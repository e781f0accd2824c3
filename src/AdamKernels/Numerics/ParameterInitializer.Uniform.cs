namespace AdamKernels;

public static partial class ParameterInitializer
{
    /// <summary>Uniform within ±√(6/(fanIn + fanOut)): variance 2/(fanIn + fanOut). <c>xavier_uniform_</c>.</summary>
    /// <remarks>
    /// Every weight is (2u - 1)·(float)bound, where u is the next <see cref="DeterministicRandom.NextSingle"/>. Allocates
    /// nothing.
    /// </remarks>
    /// <param name="weight">The weight, [<paramref name="fanOut"/>, <paramref name="fanIn"/>] row by row.</param>
    /// <param name="fanIn">The number of inputs of the layer, at least 1.</param>
    /// <param name="fanOut">The number of outputs of the layer, at least 1.</param>
    /// <param name="random">The source of the random numbers, one for every weight.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fan is below 1.</exception>
    /// <exception cref="ArgumentException">The weight does not have the length that follows from the fans.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="random"/> is <c>default</c>.</exception>
    public static void GlorotUniform(Span<float> weight, int fanIn, int fanOut, ref DeterministicRandom random)
    {
        CheckShape(weight, fanIn, fanOut);
        FillUniform(weight, (float)Math.Sqrt(6.0 / ((double)fanIn + fanOut)), ref random);
    }

    /// <summary>Uniform within ±√(6/fanIn): variance 2/fanIn. <c>kaiming_uniform_(nonlinearity='relu')</c>.</summary>
    /// <remarks>
    /// Every weight is (2u - 1)·(float)bound, where u is the next <see cref="DeterministicRandom.NextSingle"/>. Allocates
    /// nothing.
    /// </remarks>
    /// <param name="weight">The weight, [<paramref name="fanOut"/>, <paramref name="fanIn"/>] row by row.</param>
    /// <param name="fanIn">The number of inputs of the layer, at least 1.</param>
    /// <param name="fanOut">The number of outputs of the layer, at least 1.</param>
    /// <param name="random">The source of the random numbers, one for every weight.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fan is below 1.</exception>
    /// <exception cref="ArgumentException">The weight does not have the length that follows from the fans.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="random"/> is <c>default</c>.</exception>
    public static void HeUniform(Span<float> weight, int fanIn, int fanOut, ref DeterministicRandom random)
    {
        CheckShape(weight, fanIn, fanOut);
        FillUniform(weight, (float)Math.Sqrt(6.0 / fanIn), ref random);
    }

    /// <summary>Uniform within ±√(3/fanIn): variance 1/fanIn. <c>kaiming_uniform_(nonlinearity='linear')</c>.</summary>
    /// <remarks>
    /// Every weight is (2u - 1)·(float)bound, where u is the next <see cref="DeterministicRandom.NextSingle"/>. Allocates
    /// nothing.
    /// </remarks>
    /// <param name="weight">The weight, [<paramref name="fanOut"/>, <paramref name="fanIn"/>] row by row.</param>
    /// <param name="fanIn">The number of inputs of the layer, at least 1.</param>
    /// <param name="fanOut">The number of outputs of the layer, at least 1.</param>
    /// <param name="random">The source of the random numbers, one for every weight.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fan is below 1.</exception>
    /// <exception cref="ArgumentException">The weight does not have the length that follows from the fans.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="random"/> is <c>default</c>.</exception>
    public static void LecunUniform(Span<float> weight, int fanIn, int fanOut, ref DeterministicRandom random)
    {
        CheckShape(weight, fanIn, fanOut);
        FillUniform(weight, (float)Math.Sqrt(3.0 / fanIn), ref random);
    }

    private static void FillUniform(Span<float> parameters, float bound, ref DeterministicRandom random)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = ((2f * random.NextSingle()) - 1f) * bound;
        }
    }
}
