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
    ShardOwners owners,
    ParameterUpdate update,
    DropoutKeys dropout,
    InputGradients inputGradients,
    StepTelemetry telemetry)
{
    private readonly int _tile = description.BatchTile;
    private readonly int _inputCount = description.InputCount;

    /// <summary>Trains on a batch.</summary>
    /// <param name="inputs">The first input of the first sample.</param>
    /// <param name="targets">The targets of all samples.</param>
    /// <param name="samples">Number of samples.</param>
    /// <returns>The loss before the update.</returns>
    public float Run(ref float inputs, Targets targets, int samples)
    {
        rows.Check();
        double lossDivisor = working.SetWeights(targets, samples);
        int threads = CountThreads(samples);
        if (!TakesTurns(threads))
        {
            working.SpreadTargets(targets, firstRow: 0, samples);
        }

        return Run(ref inputs, targets, CreateBatch(samples, lossDivisor), threads, out _);
    }

    /// <summary>Trains on a batch whose targets are in the workspace.</summary>
    /// <param name="inputs">The first input of the first sample.</param>
    /// <param name="samples">Number of samples.</param>
    /// <param name="lossDivisor">What the loss is divided by.</param>
    /// <param name="isSkipped">Whether nothing was learned from the batch.</param>
    /// <returns>The loss before the update.</returns>
    public float Run(ref float inputs, int samples, double lossDivisor, out bool isSkipped) =>
        Run(ref inputs, default, CreateBatch(samples, lossDivisor), CountThreads(samples), out isSkipped);

    private float Run(ref float inputs, Targets targets, in BatchContext batch, int threads, out bool isSkipped)
    {
        telemetry.Begin();
        inputGradients.Discard();
        int samples = (int)batch.RowCount;
        parameters.TransposeWeights(samples);
        float value = owners.Count > 1 ? RunOwnRows(ref inputs, in batch, threads, out isSkipped)
            : TakesTurns(threads) ? RunInTurns(ref inputs, targets, in batch, threads, out isSkipped)
            : RunTiles(ref inputs, in batch, threads, out isSkipped);
        if (owners.Count == 1)
        {
            // A process has those of its own rows only.
            inputGradients.Keep(samples, isSkipped);
        }

        telemetry.AddBatch(samples, isSkipped, value);
        telemetry.End();
        return value;
    }

    private float RunTiles(ref float inputs, in BatchContext all, int threads, out bool isSkipped)
    {
        int samples = (int)all.RowCount;
        int tile = _tile > 0 ? _tile : samples;
        bool updatesByLayer = description.IsFused && tile >= samples && threads == 1 && parameters.CountThreads(samples) == 1;
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

                return value;
            }

            // The next tile continues the sums of the gradients and of the loss.
            update.SumGradients(ref read, in batch);
        }
    }

    /// <summary>Takes the rows of this process forward and backward, and updates with the gradients of all.</summary>
    private float RunOwnRows(ref float inputs, in BatchContext all, int threads, out bool isSkipped)
    {
        BatchContext own = owners.OwnRows(in all);
        ref float first = ref Unsafe.Add(ref inputs, (nint)own.FirstRow * _inputCount);
        ref float read = ref own.RowCount > 0 ? ref rows.Run(RowWork.Step, ref first, buffers, in own, threads) : ref first;
        bool inputsAreFinite = own.RowCount == 0 || rows.CheckInputs(ref read, in own, earlierAreFinite: true);
        float value = loss.Sum(in own, inputsAreFinite, update);
        isSkipped = loss.IsSkipped(in all, value, update.StepCount, inputsAreFinite) || !update.SumGradientsAndUpdate(ref read, in own);
        return value;
    }

    private float RunInTurns(ref float inputs, Targets targets, in BatchContext batch, int threads, out bool isSkipped)
    {
        update.BeginSum();
        float value = pipeline.Run(ref inputs, targets, in batch, threads, out bool inputsAreFinite);
        isSkipped = loss.IsSkipped(in batch, value, update.StepCount, inputsAreFinite);
        if (!isSkipped)
        {
            update.ApplySummed();
        }

        return value;
    }

    /// <summary>Whether threads take the tiles of a batch in turn.</summary>
    private bool TakesTurns(int threads) => _tile > 0 && threads > 1;

    private int CountThreads(int samples)
    {
        int threads = rows.CountThreads(RowWork.Step, samples);
        return _tile > 0 ? pipeline.Limit(threads, samples) : threads;
    }

    private BatchContext CreateBatch(int samples, double lossDivisor) =>
        new(FirstRow: 0, (nuint)samples, lossDivisor, dropout.GetKey(update.StepCount, update.PendingBatches));
}
