namespace AdamKernels.Benchmarks.Comparison;

/// <summary>A declared network as a contender.</summary>
public abstract class AdamKernelsNetwork : IContender
{
    /// <inheritdoc/>
    public abstract double LearningRate { set; }

    /// <summary>Copies all parameters in canonical order.</summary>
    /// <param name="destination">Receives as many floats as the network has parameters.</param>
    public abstract void GetParameters(Span<float> destination);

    /// <inheritdoc/>
    public abstract float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <inheritdoc/>
    public abstract void Predict(ReadOnlySpan<float> input, Span<float> output);
}

/// <summary>A declared network as a contender.</summary>
/// <param name="network">The network.</param>
/// <param name="getParameters">Its <c>GetParameters</c>, which the generic contract does not hold.</param>
/// <typeparam name="TNetwork">The declared class.</typeparam>
internal sealed class AdamKernelsNetwork<TNetwork>(TNetwork network, Action<Span<float>> getParameters) : AdamKernelsNetwork
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly Trainer<TNetwork> _trainer = new(network);

    public override double LearningRate
    {
        set => _trainer.LearningRate = value;
    }

    public override void GetParameters(Span<float> destination) => getParameters(destination);

    public override float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => _trainer.Step(inputs, targets);

    public override void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
}
