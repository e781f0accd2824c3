namespace AdamKernels.Generators.Planning;

/// <summary>
/// Estimates what a training step computes, in operations on 16 floats. The runtime decides from them how many threads share a pass; no
/// result depends on them.
/// </summary>
/// <param name="network">The network.</param>
internal sealed class StepCost(NetworkPlan network)
{
    /// <summary>Operations of a loss for each vector of outputs: most contain an exponential, a logarithm or a division.</summary>
    private const int OperationsOfLoss = 30;

    /// <summary>Operations that load and store a vector of weights while it is transposed.</summary>
    private const int OperationsOfTransposition = 4;

    /// <summary>The forward pass and the loss of one sample.</summary>
    public long Forward =>
        network.Layers.Sum(layer => Product(layer.Spec.Inputs, layer.Spec.Outputs) + Elementwise(layer))
        + (network.Loss.IsComputed ? (long)Vectors(network.Last.Spec.Outputs) * OperationsOfLoss : 0);

    /// <summary>The gradients with respect to the activations of one sample.</summary>
    public long Backward => network.Layers
        .Where(layer => layer.IsReachedBackward)
        .Sum(layer => (layer.HasInputGradient ? Product(layer.Spec.Outputs, layer.Spec.Inputs) : 0) + Elementwise(layer));

    /// <summary>The transposition of weights.</summary>
    public long Transpose => network.Layers
        .Where(layer => layer.Layout.InputGradient == InputGradientForm.FromTransposed)
        .Sum(layer => Product(layer.Spec.Inputs, layer.Spec.Outputs) * OperationsOfTransposition);

    /// <summary>What one sample adds to the gradients of the parameters.</summary>
    public long Gradient => network.TrainedLength / BufferLayout.Alignment;

    /// <summary>The update of the parameters.</summary>
    public long Update => Gradient * network.Optimizer.Operations;

    /// <summary>A whole step of the largest batch.</summary>
    public long Step => network.Spec.MaxBatchSize * (Forward + Backward + Gradient) + Transpose + Update;

    private static long Product(int steps, int results) => (long)steps * Vectors(results);

    private static int Vectors(int floats) => BufferLayout.Pad(floats) / BufferLayout.Alignment;

    /// <summary>What the stages after the product compute.</summary>
    private static long Elementwise(LayerPlan layer) => (long)Vectors(layer.Spec.Outputs) * layer.Stages.Sum(stage => stage.Operations);
}
