using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>What the runtime must know of a loss. The loss itself is one of the emitted kernels.</summary>
/// <param name="Name">The name of the declared loss.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LossDescription(string Name)
{
    /// <summary>Whether the library computes the loss from targets; otherwise the program computes it, and passes its gradient.</summary>
    public bool TakesTargets { get; init; } = true;

    /// <summary>Whether labels can stand for rows of targets that are 1 at the label and 0 elsewhere.</summary>
    public bool TakesLabels { get; init; }

    /// <summary>
    /// Whether there is one term for each sample, which are added in double; otherwise there is one for each output, which are added in 16
    /// lanes of floats.
    /// </summary>
    public bool HasTermPerSample { get; init; }

    /// <summary>
    /// The number of outputs that make one decision, of which accuracy counts the right ones: the largest of several outputs decides, a
    /// single one decides by its sign. 0 if outputs are quantities and decide nothing.
    /// </summary>
    public int OutputsPerDecision { get; init; }

    /// <summary>The weight of each class, by which labels are counted; empty if each counts as 1.</summary>
    public float[] ClassWeights { get; init; } = [];

    /// <summary>
    /// What the loss of samples with these labels is divided by: their number, or the sum of the weights of their classes.
    /// </summary>
    internal double DivisorOf(ReadOnlySpan<int> labels)
    {
        if (ClassWeights.Length == 0)
        {
            return labels.Length;
        }

        double sum = 0;
        foreach (int label in labels)
        {
            sum += ClassWeights[label];
        }

        return sum;
    }
}
