using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Computes loss and accuracy of any number of samples, batch by batch.</summary>
internal sealed class Evaluator(
    NetworkDescription description, TrainingBuffers buffers, WorkingBatch work, RowPass rows, LossPass loss)
{
    /// <summary>Evaluates all samples of a set.</summary>
    /// <param name="set">The samples.</param>
    /// <param name="parameters">The memory of a step, with the parameters to evaluate.</param>
    /// <param name="inUnitOfTargets">
    /// Whether the loss is that of outputs and targets in their own unit; otherwise it is that of a step, which may standardize them.
    /// </param>
    public Evaluation Evaluate(SampleSet set, TrainingBuffers parameters, bool inUnitOfTargets)
    {
        var sum = new EvaluationSum(description.Loss);
        foreach ((int start, int samples) in new Batches(set.Count, description.MaxBatchSize))
        {
            double divisor = work.SetTargets(set.Targets.Slice(start, samples, description.OutputCount), samples);
            ref float inputs = ref MemoryMarshal.GetReference(set.Inputs[(start * description.InputCount)..]);
            AddBatch(ref inputs, parameters, new BatchContext(FirstRow: 0, (nuint)samples, divisor), inUnitOfTargets, ref sum);
        }

        return sum.GetResult(set.Count, description.OutputCount);
    }

    /// <summary>Evaluates some samples of a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="samples">The indices of the samples.</param>
    public Evaluation Evaluate(SampleSet set, ReadOnlySpan<int> samples)
    {
        var sum = new EvaluationSum(description.Loss);
        foreach ((int start, int count) in new Batches(samples.Length, description.MaxBatchSize))
        {
            double divisor = work.Gather(set, samples.Slice(start, count));
            AddBatch(ref work.Inputs, buffers, new BatchContext(FirstRow: 0, (nuint)count, divisor), inUnitOfTargets: false, ref sum);
        }

        return sum.GetResult(samples.Length, description.OutputCount);
    }

    private void AddBatch(
        ref float inputs, TrainingBuffers parameters, in BatchContext batch, bool inUnitOfTargets, ref EvaluationSum sum)
    {
        rows.Run(RowWork.Forward, ref inputs, parameters, in batch, rows.CountThreads(RowWork.Forward, (int)batch.RowCount));
        if (inUnitOfTargets)
        {
            work.RestoreOutputs((int)batch.RowCount);
            work.RestoreTargets((int)batch.RowCount);
        }

        if (batch.LossDivisor != 0)
        {
            rows.Run(RowWork.Loss, ref inputs, parameters, in batch);
            sum.AddLoss(loss.Sum(in batch), batch.LossDivisor);
        }

        for (int row = 0; row < (int)batch.RowCount; row++)
        {
            sum.AddDecisions(work.GetOutputs(row), work.GetTargets(row));
        }
    }
}
