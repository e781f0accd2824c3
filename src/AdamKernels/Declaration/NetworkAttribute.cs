namespace AdamKernels;

/// <summary>
/// Declares a dense network. The class must be <c>partial</c>; the generator adds a constructor, <c>Predict</c>, access to
/// the parameters, and kernels for exactly this shape.
/// </summary>
/// <remarks>
/// The layers are the <see cref="DenseAttribute"/>s in source order. One loss attribute and one optimizer attribute complete the
/// declaration. Invalid declarations are compile errors (<c>AK0001</c>…).
/// </remarks>
/// <param name="inputCount">Number of inputs of one sample, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute(int inputCount) : Attribute
{
    /// <summary>Number of inputs of one sample.</summary>
    [InRange(NumberRange.Size, "The number of inputs")]
    public int InputCount { get; } = inputCount;

    /// <summary>
    /// Maximum number of samples in one training step, at least 1. A <see cref="Trainer{TNetwork}"/> allocates its activations for
    /// this many rows; <c>Predict</c> and <c>Evaluate</c> take any number of samples. 32 by default.
    /// </summary>
    [InRange(NumberRange.Size)]
    public int MaxBatchSize { get; set; } = 32;

    /// <summary>
    /// Whether the backward pass goes on to the inputs, so that <see cref="Trainer{TNetwork}.GetInputGradients"/> has them. This costs one
    /// more product per step. False by default.
    /// </summary>
    public bool ComputeInputGradients { get; set; }
}
