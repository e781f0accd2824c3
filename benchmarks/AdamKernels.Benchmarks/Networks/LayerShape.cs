namespace AdamKernels.Benchmarks.Networks;

/// <summary>One dense layer, and where its parameters begin in canonical order: the weights as [output, input], then the biases.</summary>
/// <param name="Inputs">Number of inputs.</param>
/// <param name="Outputs">Number of outputs.</param>
/// <param name="WeightStart">Index of the first weight.</param>
/// <param name="IsLast">Whether it is the last layer, which has no activation; all others have the network's.</param>
public sealed record LayerShape(int Inputs, int Outputs, int WeightStart, bool IsLast)
{
    /// <summary>Number of weights.</summary>
    public int WeightCount => Inputs * Outputs;

    /// <summary>Index of the first bias.</summary>
    public int BiasStart => WeightStart + WeightCount;
}
