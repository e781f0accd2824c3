using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>The moving average of the parameters that <see cref="AverageParametersAttribute"/> declares.</summary>
internal sealed class ParameterAverage<TNetwork>(
    TNetwork network, NetworkDescription description, TrainingBuffers buffers, KeptActivations activations)
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly TrainingBuffers? _averaged = description.AverageState is int state and >= 0
        ? buffers.WithParameters(buffers.State(state))
        : null;

    /// <summary>The memory of a step whose parameters are the average.</summary>
    /// <exception cref="InvalidOperationException">The network does not declare an average.</exception>
    public TrainingBuffers Buffers => _averaged
        ?? throw new InvalidOperationException($"{typeof(TNetwork)} keeps no average of its parameters: declare [AverageParameters].");

    /// <summary>Copies the average, and how inputs and targets are standardized, into a network.</summary>
    public void CopyTo(TNetwork other)
    {
        AlignedBuffer average = Buffers.Parameters;
        activations.Discard();
        NetworkCopy.Copy(network, average, other);
    }

    /// <summary>Starts the average again, at the parameters as they are.</summary>
    public void Reset() => network.Parameters.Span.CopyTo(Buffers.Parameters.Span);
}
