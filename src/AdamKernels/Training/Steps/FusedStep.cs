using System.Runtime.CompilerServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// A whole training step in one call: a pass over the rows, then one over the parameters. On one thread, a large batch goes through both in
/// tiles of samples, whose activations stay in a near cache.
/// </summary>
internal sealed class FusedStep(
    NetworkDescription description,
    TrainingBuffers buffers,
    RowPass rows,
    ParameterPass parameters,
    LossPass loss,
    ParameterUpdate update,
    DropoutKeys dropout,
    InputGradients inputGradients)
{
    private readonly int _tile = description.BatchTile;
    private readonly int _inputCount = description.InputCount;

    /// <summary>Trains on a batch whose targets are in the workspace.</summary>
    /// <param name="inputs">The first input of the first sample.</param>
    /// <param name="samples">Number of samples.</param>
    /// <param name="lossDivisor">What the loss is divided by.</param>
    /// <param name="isSkipped">Whether nothing was learned from the batch.</param>
    /// <returns>The loss before the update.</returns>
    public float Run(ref float inputs, int samples, double lossDivisor, out bool isSkipped)
    {
        inputGradients.Discard();
        DropoutKey key = dropout.GetKey(update.StepCount, update.PendingBatches);
        int threads = rows.CountThreads(RowWork.Step, samples);
        int tile = _tile > 0 && threads == 1 ? _tile : samples;
        bool inputsAreFinite = true;
        parameters.TransposeWeights();
        for (int first = 0; ; first += tile)
        {
            int count = Math.Min(tile, samples - first);
            var batch = new BatchContext((nuint)first, (nuint)count, lossDivisor, key) { Continues = first > 0 };
            ref float read = ref rows.Run(
                RowWork.Step, ref Unsafe.Add(ref inputs, first * _inputCount), buffers, in batch, threads);
            inputsAreFinite = rows.CheckInputs(ref read, in batch, inputsAreFinite);
            float value = loss.Sum(in batch, inputsAreFinite);
            if (first + count == samples)
            {
                // Checked before the update, which cannot be undone.
                isSkipped = loss.IsSkipped(in batch, value, update.StepCount, inputsAreFinite)
                    || !update.SumGradientsAndUpdate(ref read, in batch);
                inputGradients.Keep(samples, isSkipped);
                return value;
            }

            // The next tile continues the sums of the gradients and of the loss.
            update.SumGradients(ref read, in batch);
        }
    }
}
