using System.ComponentModel;
using System.Diagnostics;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// The contract between emitted code and the runtime. The generator implements it for every class with <see cref="NetworkAttribute"/>;
/// it is not meant to be implemented by hand.
/// </summary>
/// <remarks>
/// The members that take references check nothing: <see cref="Trainer{TNetwork}"/> has compared all lengths before it calls them.
/// </remarks>
/// <typeparam name="TSelf">The network itself.</typeparam>
public interface INetwork<TSelf> : INetwork
    where TSelf : class, INetwork<TSelf>
{
    /// <summary>The shape and the memory layout.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract NetworkDescription Description { get; }

    /// <summary>The parameters in the kernels' layout.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    AlignedBuffer Parameters { get; }

    /// <summary>Computes the activations of every layer into the workspace.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void Forward(ref float inputs, TrainingBuffers buffers, nuint batchSize);

    /// <summary>Computes the loss from the outputs and targets in the workspace, and the gradient at the last layer.</summary>
    /// <param name="buffers">The memory of the step.</param>
    /// <param name="batchSize">Number of samples.</param>
    /// <param name="divisor">What a mean over the samples is divided by: their number unless classes have weights.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract float CalculateLoss(TrainingBuffers buffers, nuint batchSize, double divisor);

    /// <summary>Brings gradients with respect to the outputs, in the workspace, to where <see cref="CalculateLoss"/> puts its own.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void DifferentiateOutputs(TrainingBuffers buffers, nuint batchSize);

    /// <summary>Computes all gradients into <see cref="TrainingBuffers.Gradients"/>, from the gradient at the last layer.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void Backpropagate(ref float inputs, TrainingBuffers buffers, nuint batchSize);

    /// <summary>Backpropagates and updates every parameter as soon as the tile of its gradient is summed: where <see cref="NetworkDescription.IsFused"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual void BackpropagateAndUpdate(ref float inputs, TrainingBuffers buffers, nuint batchSize, StepScalars scalars) =>
        throw new UnreachableException("The network's update is not fused.");

    /// <summary>Updates every parameter from gradients in memory.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void UpdateParameters(AlignedBuffer gradients, TrainingBuffers buffers, StepScalars scalars);

    /// <summary>Advances the optimizer by one step.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract StepScalars AdvanceStep(ref OptimizerState state, double learningRate);
}
