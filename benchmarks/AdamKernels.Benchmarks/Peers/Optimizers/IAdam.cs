namespace AdamKernels.Benchmarks.Peers.Optimizers;

/// <summary>Adam on an array of parameters.</summary>
public interface IAdam
{
    /// <summary>The parameters.</summary>
    float[] Parameters { get; }

    /// <summary>Updates all parameters.</summary>
    /// <param name="gradients">As many as there are parameters.</param>
    void Update(ReadOnlySpan<float> gradients);
}
