using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>A whole training step in one call. A large batch goes through all layers in tiles of samples.</summary>
internal sealed class FusedStep(
    NetworkDescription description,
    TrainingBuffers buffers,
    WorkingBatch work,
    ForwardPass forward,
    LossPass loss,
    ParameterUpdate update,
    DropoutKeys dropout,
    InputGradients inputGradients)
{
    private readonly int _tile = description.BatchTile;
    private readonly int _inputCount = description.InputCount;

    /// <summary>Trains on a batch whose targets are in the workspace.</summary>
    /// <param name="inputs">The first input of the first sample.</param>
    /// <param name="rows">Number of samples.</param>
    /// <param name="lossDivisor">What the loss is divided by.</param>
    /// <param name="isSkipped">Whether nothing was learned from the batch.</param>
    /// <returns>The loss before the update.</returns>
    public float Run(ref float inputs, int rows, double lossDivisor, out bool isSkipped)
    {
        inputGradients.Discard();
        DropoutKey key = dropout.GetKey(update.StepCount, update.PendingBatches);
        int tile = _tile > 0 ? _tile : rows;
        bool inputsAreFinite = true;
        for (int first = 0; ; first += tile)
        {
            int count = Math.Min(tile, rows - first);
            var batch = new BatchContext((nuint)first, (nuint)count, lossDivisor, key) { Continues = first > 0 };
            ref float read = ref forward.Run(ref Unsafe.Add(ref inputs, first * _inputCount), buffers, in batch);
            ReadOnlySpan<float> tileInputs = MemoryMarshal.CreateReadOnlySpan(ref read, count * _inputCount);
            inputsAreFinite = work.CheckInputs(tileInputs, first, inputsAreFinite);

            // The loss so far, and the gradient at the outputs of this tile.
            float value = loss.Run(in batch, inputsAreFinite);
            if (first + count == rows)
            {
                // Checked before the update, which cannot be undone.
                isSkipped = loss.IsSkipped(in batch, value, update.StepCount, inputsAreFinite)
                    || !update.BackpropagateAndUpdate(ref read, in batch);
                inputGradients.Keep(rows, isSkipped);
                return value;
            }

            // The next tile continues the sums of the gradients and of the loss.
            update.Backpropagate(ref read, in batch);
        }
    }
}
