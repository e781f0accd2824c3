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
    WorkingBatch working,
    RowPass rows,
    ParameterPass parameters,
    TilePipeline pipeline,
    LossPass loss,
    ParameterUpdate update,
    DropoutKeys dropout,
    InputGradients inputGradients,
    Team team,
    StepTelemetry telemetry)
{
    private readonly int _tile = description.BatchTile;
    private readonly int _inputCount = description.InputCount;
    private readonly bool _mayUpdateByLayer = description.IsFused && team.Size == 1;

    /// <summary>Trains on a batch.</summary>
    /// <param name="inputs">The first input of the first sample.</param>
    /// <param name="targets">The targets of all samples.</param>
    /// <param name="samples">Number of samples.</param>
    /// <returns>The loss before the update.</returns>
    public float Run(ref float inputs, Targets targets, int samples)
    {
        double lossDivisor = working.SetWeights(targets, samples);
        int threads = CountThreads(samples);
        if (_tile > 0 && threads > 1)
        {
            return RunPipeline(ref inputs, targets, CreateBatch(samples, lossDivisor), threads, out _);
        }

        working.SpreadTargets(targets, firstRow: 0, samples);
        return Run(ref inputs, CreateBatch(samples, lossDivisor), threads, out _);
    }

    /// <summary>Trains on a batch whose targets are in the workspace.</summary>
    /// <param name="inputs">The first input of the first sample.</param>
    /// <param name="samples">Number of samples.</param>
    /// <param name="lossDivisor">What the loss is divided by.</param>
    /// <param name="isSkipped">Whether nothing was learned from the batch.</param>
    /// <returns>The loss before the update.</returns>
    public float Run(ref float inputs, int samples, double lossDivisor, out bool isSkipped)
    {
        int threads = CountThreads(samples);
        BatchContext batch = CreateBatch(samples, lossDivisor);
        return _tile > 0 && threads > 1
            ? RunPipeline(ref inputs, default, in batch, threads, out isSkipped)
            : Run(ref inputs, in batch, threads, out isSkipped);
    }

    private float Run(ref float inputs, in BatchContext all, int threads, out bool isSkipped)
    {
        telemetry.Begin();
        inputGradients.Discard();
        int samples = (int)all.RowCount;
        parameters.TransposeWeights(samples);
        int tile = _tile > 0 ? _tile : samples;
        bool updatesByLayer = _mayUpdateByLayer && tile >= samples;
        RowWork work = updatesByLayer ? RowWork.ForwardAndLoss : RowWork.Step;
        bool inputsAreFinite = true;
        for (int first = 0; ; first += tile)
        {
            int count = Math.Min(tile, samples - first);
            BatchContext batch = all with { FirstRow = (nuint)first, RowCount = (nuint)count, Continues = first > 0 };
            ref float read = ref rows.Run(
                work, ref Unsafe.Add(ref inputs, first * _inputCount), buffers, in batch, threads);
            inputsAreFinite = rows.CheckInputs(ref read, in batch, inputsAreFinite);
            float value = loss.Sum(in batch, inputsAreFinite);
            if (first + count == samples)
            {
                // Checked before the update, which cannot be undone.
                isSkipped = loss.IsSkipped(in batch, value, update.StepCount, inputsAreFinite);
                if (!isSkipped && updatesByLayer)
                {
                    update.BackpropagateAndUpdate(ref read, in batch);
                }
                else if (!isSkipped)
                {
                    isSkipped = !update.SumGradientsAndUpdate(ref read, in batch);
                }

                inputGradients.Keep(samples, isSkipped);
                telemetry.AddBatch(samples, isSkipped, value);
                telemetry.End();
                return value;
            }

            // The next tile continues the sums of the gradients and of the loss.
            update.SumGradients(ref read, in batch);
        }
    }

    private float RunPipeline(ref float inputs, Targets targets, in BatchContext batch, int threads, out bool isSkipped)
    {
        telemetry.Begin();
        inputGradients.Discard();
        parameters.TransposeWeights((int)batch.RowCount);
        float value = pipeline.Run(ref inputs, targets, in batch, threads);
        bool inputsAreFinite = !rows.HasBadInputs
            || rows.CheckInputs(ref rows.Standardize(ref inputs, in batch), in batch, earlierAreFinite: true);
        value = inputsAreFinite ? value : float.NaN;
        isSkipped = loss.IsSkipped(in batch, value, update.StepCount, inputsAreFinite) || !update.ApplySummed();
        inputGradients.Keep((int)batch.RowCount, isSkipped);
        telemetry.AddBatch((int)batch.RowCount, isSkipped, value);
        telemetry.End();
        return value;
    }

    private int CountThreads(int samples)
    {
        int threads = rows.CountThreads(RowWork.Step, samples);
        return _tile > 0 ? pipeline.Limit(threads, samples) : threads;
    }

    private BatchContext CreateBatch(int samples, double lossDivisor) =>
        new(FirstRow: 0, (nuint)samples, lossDivisor, dropout.GetKey(update.StepCount, update.PendingBatches));
}
