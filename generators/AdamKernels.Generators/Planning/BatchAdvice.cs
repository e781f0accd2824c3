using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Planning;

/// <summary>
/// Layers whose input gradients are dot products only because batches are small. With larger ones, their weights are transposed once a
/// step.
/// </summary>
/// <param name="Layers">Numbers of the layers.</param>
/// <param name="Transposition">Estimated operations of transposing their weights.</param>
/// <param name="Cost">Estimated operations of a step of the advised batch.</param>
internal sealed record BatchAdvice(IReadOnlyList<int> Layers, long Transposition, long Cost)
{
    /// <summary>The smallest batch that shares a transposition.</summary>
    public const int Better = BufferLayout.MinBatchToTranspose;

    /// <summary>
    /// The advice for a network that can be planned; null if there is none. Who declares batches of one sample learns from each by itself,
    /// for which reading the weights as they are is best.
    /// </summary>
    public static BatchAdvice? For(NetworkSpec spec)
    {
        if (spec.MaxBatchSize is 1 or >= Better)
        {
            return null;
        }

        int[] layers =
        [
            .. BufferLayout.Create(spec).Layers.Where(layer => layer.InputGradient == InputGradientForm.Dots)
                .Select(layer => layer.Number),
        ];
        NetworkSpec changed = spec with { MaxBatchSize = Better };
        if (layers.Length == 0 || MemoryLimit.Exceeded(changed) is not null)
        {
            return null;
        }

        StepCost cost = new NetworkPlan(changed).Cost;
        return new BatchAdvice(layers, cost.Transpose, cost.Step);
    }
}
