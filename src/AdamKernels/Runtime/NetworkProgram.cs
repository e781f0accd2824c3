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

    /// <summary>One of <see cref="NetworkDescription.ForwardParts"/>.</summary>
    /// <param name="part">Which one, from 0.</param>
    /// <param name="inputs">The first input of the batch.</param>
    /// <param name="buffers">The memory of the step.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="portion">The portion of terms or columns; for a part that divides rows, all.</param>
    public virtual void ForwardPart(int part, ref float inputs, TrainingBuffers buffers, in BatchContext batch, Portion portion) =>
        Forward(ref inputs, buffers, in batch);

    /// <summary>
    /// Computes the terms of the loss from the outputs and targets in the workspace, and the gradient at the last layer. The runtime sums
    /// the terms of all samples in their order.
    /// </summary>
    /// <param name="buffers">The memory of the step.</param>
    /// <param name="batch">The samples, and the divisor of the loss.</param>
    public abstract void CalculateLoss(TrainingBuffers buffers, in BatchContext batch);

    /// <summary>
    /// Turns the gradients with respect to the outputs, in the workspace, into those that <see cref="CalculateLoss"/> leaves there. Does
    /// nothing if they are the same.
    /// </summary>
    /// <param name="buffers">The memory of the step.</param>
    /// <param name="batch">The samples.</param>
    public virtual void DifferentiateOutputs(TrainingBuffers buffers, in BatchContext batch)
    {
    }

    /// <summary>Transposes the weights that <see cref="Backpropagate"/> reads in that form, once for all samples of a batch.</summary>
    /// <param name="buffers">The memory of the step.</param>
    /// <param name="portion">The portion of each layer's weights.</param>
    public virtual void TransposeWeights(TrainingBuffers buffers, Portion portion)
    {
    }

    /// <summary>Takes the gradient at the last layer back to the sums of every layer, sample by sample.</summary>
    /// <param name="buffers">The memory of the step.</param>
    /// <param name="batch">The samples.</param>
    public virtual void Backpropagate(TrainingBuffers buffers, in BatchContext batch)
    {
    }

    /// <summary>One of <see cref="NetworkDescription.BackpropagateParts"/>.</summary>
    /// <param name="part">Which one, from 0.</param>
    /// <param name="buffers">The memory of the step.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="portion">The portion of terms or columns; for a part that divides rows, all.</param>
    public virtual void BackpropagatePart(int part, TrainingBuffers buffers, in BatchContext batch, Portion portion) =>
        Backpropagate(buffers, in batch);

    /// <summary>Sums the gradients of the parameters over the samples, into <see cref="TrainingBuffers.Gradients"/>.</summary>
    /// <param name="inputs">The first input of the batch.</param>
    /// <param name="buffers">The memory of the step.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="share">Which parameters.</param>
    public abstract void SumGradients(ref float inputs, TrainingBuffers buffers, in BatchContext batch, Share share);

    /// <summary>
    /// Sums the gradients of the parameters, and updates every parameter as soon as the tile of its gradient is summed. Only for
    /// <see cref="NetworkDescription.IsFused"/>, and after <see cref="Backpropagate"/>, which reads the parameters before the update.
    /// </summary>
    /// <param name="inputs">The first input of the batch.</param>
    /// <param name="buffers">The memory of the step.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="share">Which parameters.</param>
    /// <param name="scalars">The scalars of the step.</param>
    public virtual void SumGradientsAndUpdate(
        ref float inputs, TrainingBuffers buffers, in BatchContext batch, Share share, StepScalars scalars) =>
        throw new UnreachableException("The network's update is not fused.");

    /// <summary>
    /// Does what <see cref="Backpropagate"/> and <see cref="SumGradientsAndUpdate"/> do, with the same bits, on one thread: layer by layer,
    /// so that the divisions of an update overlap with the rows of the next layer. Only for <see cref="NetworkDescription.IsFused"/>.
    /// </summary>
    /// <param name="inputs">The first input of the batch.</param>
    /// <param name="buffers">The memory of the step.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="scalars">The scalars of the step.</param>
    public virtual void BackpropagateAndUpdate(ref float inputs, TrainingBuffers buffers, in BatchContext batch, StepScalars scalars) =>
        throw new UnreachableException("The network's update is not fused.");

    /// <summary>Updates parameters from gradients in memory.</summary>
    /// <param name="gradients">The gradients, in the layout of the parameters.</param>
    /// <param name="buffers">The memory of the step.</param>
    /// <param name="share">Which parameters.</param>
    /// <param name="scalars">The scalars of the step.</param>
    public abstract void UpdateParameters(AlignedBuffer gradients, TrainingBuffers buffers, Share share, StepScalars scalars);

    /// <summary>Advances the optimizer by one step.</summary>
    /// <param name="state">The state of the optimizer.</param>
    /// <param name="learningRate">The learning rate of the step.</param>
    public abstract StepScalars AdvanceStep(ref OptimizerState state, double learningRate);
}
