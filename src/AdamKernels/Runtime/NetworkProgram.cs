using System.ComponentModel;
using System.Diagnostics;

namespace AdamKernels.Runtime;

/// <summary>
/// The passes over a network, which emitted code implements for the kernels of this machine: <see cref="INetwork{TSelf}.Program"/>.
/// </summary>
/// <remarks>They check nothing: <see cref="Trainer{TNetwork}"/> checks all lengths before it calls them.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NetworkProgram
{
    /// <summary>Computes the activations of every layer into the workspace.</summary>
    /// <param name="inputs">The first input of the batch.</param>
    /// <param name="buffers">The memory of the step.</param>
    /// <param name="batch">The samples.</param>
    public abstract void Forward(ref float inputs, TrainingBuffers buffers, in BatchContext batch);

    /// <summary>Computes the loss from the outputs and targets in the workspace, and the gradient at the last layer.</summary>
    /// <param name="buffers">The memory of the step.</param>
    /// <param name="batch">The samples, and the divisor of the loss.</param>
    public abstract float CalculateLoss(TrainingBuffers buffers, in BatchContext batch);

    /// <summary>
    /// Turns the gradients with respect to the outputs, in the workspace, into those that <see cref="CalculateLoss"/> leaves there. Does
    /// nothing if they are the same.
    /// </summary>
    /// <param name="buffers">The memory of the step.</param>
    /// <param name="batch">The samples.</param>
    public virtual void DifferentiateOutputs(TrainingBuffers buffers, in BatchContext batch)
    {
    }

    /// <summary>Computes all gradients into <see cref="TrainingBuffers.Gradients"/>, from the gradient at the last layer.</summary>
    /// <param name="inputs">The first input of the batch.</param>
    /// <param name="buffers">The memory of the step.</param>
    /// <param name="batch">The samples.</param>
    public abstract void Backpropagate(ref float inputs, TrainingBuffers buffers, in BatchContext batch);

    /// <summary>
    /// Backpropagates, and updates every parameter as soon as the tile of its gradient is summed. Only for
    /// <see cref="NetworkDescription.IsFused"/>.
    /// </summary>
    /// <param name="inputs">The first input of the batch.</param>
    /// <param name="buffers">The memory of the step.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="scalars">The scalars of the step.</param>
    public virtual void BackpropagateAndUpdate(ref float inputs, TrainingBuffers buffers, in BatchContext batch, StepScalars scalars) =>
        throw new UnreachableException("The network's update is not fused.");

    /// <summary>Updates every parameter from gradients in memory.</summary>
    /// <param name="gradients">The gradients, in the layout of the parameters.</param>
    /// <param name="buffers">The memory of the step.</param>
    /// <param name="scalars">The scalars of the step.</param>
    public abstract void UpdateParameters(AlignedBuffer gradients, TrainingBuffers buffers, StepScalars scalars);

    /// <summary>Advances the optimizer by one step.</summary>
    /// <param name="state">The state of the optimizer.</param>
    /// <param name="learningRate">The learning rate of the step.</param>
    public abstract StepScalars AdvanceStep(ref OptimizerState state, double learningRate);
}
