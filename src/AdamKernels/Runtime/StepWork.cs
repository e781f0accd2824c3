using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>
/// Estimates of what a step computes, in operations on 16 floats. They decide how many threads share a pass, and nothing else.
/// </summary>
/// <param name="Forward">The forward pass and the loss of one sample.</param>
/// <param name="Backward">The gradients with respect to the activations of one sample.</param>
/// <param name="Transpose">The transposition of weights, once for a batch.</param>
/// <param name="Gradient">What one sample adds to the gradients of the parameters.</param>
/// <param name="Update">The update of the parameters, once for a batch.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct StepWork(long Forward, long Backward, long Transpose, long Gradient, long Update)
{
    /// <summary>All of a step.</summary>
    /// <param name="samples">Samples of the batch.</param>
    internal long Step(int samples) => samples * (Forward + Backward + Gradient) + Transpose + Update;
}
