namespace AdamKernels;

/// <summary>Sets the parameters of a layer before training, with PyTorch's definitions.</summary>
/// <remarks>
/// A weight is [output, input], row by row, and its numbers are drawn in that order. Bounds and standard deviations are computed in
/// double. The results are the same bits on every platform.
/// </remarks>
public static class ParameterInitializer
{
    /// <summary>The default of PyTorch's <c>nn.Linear</c>: weight and bias uniform between -1/√fanIn and 1/√fanIn.</summary>
    /// <remarks>
    /// Every parameter is (2u - 1)·(float)(1/√fanIn), where u is the next <see cref="DeterministicRandom.NextSingle"/>; 2u - 1 is exact,
    /// so there is one rounding. First the whole weight is filled, in the order of the span, then the whole bias.
    /// The upper bound itself is never drawn. Allocates nothing.
    /// </remarks>
    /// <param name="weight">The weight, in the order in which it is to be filled; of any length.</param>
    /// <param name="bias">The bias; empty for a layer without one.</param>
    /// <param name="fanIn">The number of inputs of the layer, at least 1.</param>
    /// <param name="random">The source of the random numbers, one for every parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fanIn"/> is below 1.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="random"/> is <c>default</c>.</exception>
    public static void Linear(Span<float> weight, Span<float> bias, int fanIn, ref DeterministicRandom random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fanIn, 1);

        float bound = (float)(1.0 / Math.Sqrt(fanIn));
        UniformDistribution.Fill(weight, bound, ref random);
        UniformDistribution.Fill(bias, bound, ref random);
    }

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
        UniformDistribution.Fill(weight, (float)Math.Sqrt(6.0 / ((double)fanIn + fanOut)), ref random);
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
        UniformDistribution.Fill(weight, (float)Math.Sqrt(6.0 / fanIn), ref random);
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
        UniformDistribution.Fill(weight, (float)Math.Sqrt(3.0 / fanIn), ref random);
    }

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
        NormalDistribution.Fill(weight, Math.Sqrt(2.0 / ((double)fanIn + fanOut)), ref random);
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
        NormalDistribution.Fill(weight, Math.Sqrt(2.0 / fanIn), ref random);
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
        NormalDistribution.Fill(weight, Math.Sqrt(1.0 / fanIn), ref random);
    }

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
        OrthogonalMatrix.Fill(weight, fanIn, fanOut, ref random);
    }

    /// <summary>Sets weight and bias as specified by an <see cref="Initializer"/>.</summary>
    /// <remarks>The weight comes first. With <see cref="Initializer.Default"/>, the bias is drawn after it; otherwise it is 0.</remarks>
    /// <param name="kind">How to set them.</param>
    /// <param name="constant">The value of every weight for <see cref="Initializer.Constant"/>; not used by the others.</param>
    /// <param name="weight">The weight, [<paramref name="fanOut"/>, <paramref name="fanIn"/>] row by row.</param>
    /// <param name="bias">The bias, <paramref name="fanOut"/> numbers; empty for a layer without one.</param>
    /// <param name="fanIn">The number of inputs of the layer, at least 1.</param>
    /// <param name="fanOut">The number of outputs of the layer, at least 1.</param>
    /// <param name="random">The source of the random numbers; not used for zeros and constants.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A fan is below 1, <paramref name="kind"/> is not a value of <see cref="Initializer"/>, or the constant is used and not finite.
    /// </exception>
    /// <exception cref="ArgumentException">The weight or the bias does not have the length that follows from the fans.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="random"/> is needed but is <c>default</c>.</exception>
    public static void Fill(
        Initializer kind,
        float constant,
        Span<float> weight,
        Span<float> bias,
        int fanIn,
        int fanOut,
        ref DeterministicRandom random)
    {
        CheckShape(weight, fanIn, fanOut);
        if (bias.Length != 0 && bias.Length != fanOut)
        {
            throw new ArgumentException($"Expected a bias of {fanOut} numbers or none, but got {bias.Length}.", nameof(bias));
        }

        Fill(kind, constant, weight, fanIn, fanOut, ref random);
        Fill(kind == Initializer.Default ? kind : Initializer.Zeros, constant, bias, fanIn, fanOut, ref random);
    }

    /// <summary>Sets one array of parameters as an <see cref="Initializer"/> says.</summary>
    internal static void Fill(
        Initializer kind, float constant, Span<float> parameters, int fanIn, int fanOut, ref DeterministicRandom random)
    {
        switch (kind)
        {
            case Initializer.Default: Linear(parameters, [], fanIn, ref random); break;
            case Initializer.GlorotUniform: GlorotUniform(parameters, fanIn, fanOut, ref random); break;
            case Initializer.GlorotNormal: GlorotNormal(parameters, fanIn, fanOut, ref random); break;
            case Initializer.HeUniform: HeUniform(parameters, fanIn, fanOut, ref random); break;
            case Initializer.HeNormal: HeNormal(parameters, fanIn, fanOut, ref random); break;
            case Initializer.LecunUniform: LecunUniform(parameters, fanIn, fanOut, ref random); break;
            case Initializer.LecunNormal: LecunNormal(parameters, fanIn, fanOut, ref random); break;
            case Initializer.Orthogonal: Orthogonal(parameters, fanIn, fanOut, ref random); break;
            case Initializer.Zeros: parameters.Clear(); break;
            case Initializer.Constant: Constant(parameters, constant); break;
            default: throw new ArgumentOutOfRangeException(nameof(kind), kind, "Expected a value of Initializer.");
        }
    }

    /// <summary>Sets all weights to the same number.</summary>
    /// <param name="weight">The weight; of any length.</param>
    /// <param name="value">The number; 0 for zeros.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not finite.</exception>
    public static void Constant(Span<float> weight, float value)
    {
        if (!float.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "Expected a finite number.");
        }

        weight.Fill(value);
    }

    private static void CheckShape(ReadOnlySpan<float> weight, int fanIn, int fanOut)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fanIn, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(fanOut, 1);
        if (weight.Length != (long)fanIn * fanOut)
        {
            throw new ArgumentException(
                $"Expected a weight of {(long)fanIn * fanOut} numbers, {fanOut} outputs of {fanIn} inputs, but got {weight.Length}.",
                nameof(weight));
        }
    }
}
