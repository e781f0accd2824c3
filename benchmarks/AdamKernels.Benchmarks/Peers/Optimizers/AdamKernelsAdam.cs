namespace AdamKernels.Benchmarks.Peers.Optimizers;

/// <summary>The library's <see cref="AdamOptimizer"/>.</summary>
/// <param name="parameters">The parameters, updated in place.</param>
/// <param name="learningRate">Learning rate.</param>
public sealed class AdamKernelsAdam(float[] parameters, double learningRate) : IAdam
{
    private readonly AdamOptimizer _optimizer =
        new(parameters, learningRate, AdamSettings.Beta1, AdamSettings.Beta2, AdamSettings.Epsilon);

    /// <inheritdoc/>
    public float[] Parameters => parameters;

    /// <inheritdoc/>
    public void Update(ReadOnlySpan<float> gradients) => _optimizer.UpdateParameters(gradients);
}
