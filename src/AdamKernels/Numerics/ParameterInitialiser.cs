namespace AdamKernels;

/// <summary>Sets the parameters of a layer before training.</summary>
public static class ParameterInitialiser
{
    /// <summary>The default of PyTorch's <c>nn.Linear</c>: weight and bias uniform between -1/√fanIn and 1/√fanIn.</summary>
    /// <remarks>
    /// Every parameter is (2u - 1)·(float)(1/√fanIn), where u is the next <see cref="DeterministicRandom.NextSingle"/>; 2u - 1 is exact,
    /// so that there is one rounding. First all of the weight is filled, in the order of the span, and then all of the bias.
    /// The upper end itself is never drawn. Allocates nothing.
    /// </remarks>
    /// <param name="weight">The weight, in the order in which it is to be filled; of any length.</param>
    /// <param name="bias">The bias; empty for a layer without one.</param>
    /// <param name="fanIn">The number of inputs of the layer, at least 1.</param>
    /// <param name="random">Where the random numbers come from: one for every parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fanIn"/> is below 1.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="random"/> is <c>default</c>.</exception>
    public static void Linear(Span<float> weight, Span<float> bias, int fanIn, ref DeterministicRandom random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fanIn, 1);

        float bound = (float)(1.0 / Math.Sqrt(fanIn));
        Fill(weight, bound, ref random);
        Fill(bias, bound, ref random);
    }

    private static void Fill(Span<float> parameters, float bound, ref DeterministicRandom random)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = ((2f * random.NextSingle()) - 1f) * bound;
        }
    }
}
