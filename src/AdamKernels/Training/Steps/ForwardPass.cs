using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Computes the outputs of a batch, in training and in evaluation.</summary>
internal sealed class ForwardPass(
    NetworkScale scale, NetworkProgram program, WorkingBatch work, KeptActivations activations)
{
    /// <summary>Computes the activations of all layers into the workspace.</summary>
    /// <param name="inputs">The first input of the first sample.</param>
    /// <param name="buffers">The memory of the step.</param>
    /// <param name="batch">The samples, and what is dropped.</param>
    /// <exception cref="InvalidOperationException">The inputs are to be standardized, but nobody has set or learned how.</exception>
    /// <returns>The inputs that the first layer reads, which the backward pass needs again: these, or standardized ones.</returns>
    public ref float Run(ref float inputs, TrainingBuffers buffers, in BatchContext batch)
    {
        Standardization? standardization = scale.Inputs;
        activations.Discard();
        if (standardization is not null)
        {
            standardization.Apply(ref inputs, ref work.Inputs, (int)batch.RowCount);
            inputs = ref work.Inputs;
        }

        program.Forward(ref inputs, buffers, in batch);
        return ref inputs;
    }
}
