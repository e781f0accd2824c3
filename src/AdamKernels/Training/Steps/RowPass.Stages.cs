using AdamKernels.Runtime;

namespace AdamKernels;

/// <content>What a thread does between two meetings with the others.</content>
internal sealed partial class RowPass
{
    /// <summary>
    /// Blocks of rows in which sums pass from thread to thread: with more, threads wait less for their first one, but read their weights
    /// more often.
    /// </summary>
    public const int BlocksOfTerms = 8;

    /// <summary>Does the work of the current stage.</summary>
    private void RunStage(ref float inputs, in BatchContext rows, Portion portion)
    {
        RowStage stage = _stage!;
        TrainingBuffers buffers = _buffers!;
        if (_work.Includes(RowWork.Forward))
        {
            inputs = ref stage.StandardizesInputs ? ref Standardize(ref inputs, in rows) : ref ReadBy(in rows, ref inputs);
            for (int part = stage.Forward.First; part < stage.Forward.End; part++)
            {
                program.ForwardPart(part, ref inputs, buffers, in rows, portion);
            }
        }

        if (stage.HasLoss)
        {
            RunLoss(ref inputs, in rows);
        }

        if (_work.Includes(RowWork.Backward))
        {
            for (int part = stage.Backpropagate.First; part < stage.Backpropagate.End; part++)
            {
                program.BackpropagatePart(part, buffers, in rows, portion);
            }
        }
    }

    /// <summary>
    /// Adds the terms of a thread's inputs to the sums of large layers: a few rows at a time, so that the next thread can go on with them.
    /// </summary>
    private void RunTerms(int index, int count)
    {
        PartRange parts = _stage!.Forward;
        Portion portion = Portion.Of(index, count);
        int rows = (int)_batch.RowCount;
        int length = RowBlock.Length(rows, BlocksOfTerms, team.TermUnit), blocks = (rows + length - 1) / length;
        int item = 0;
        for (int part = parts.First; part < parts.End; part++)
        {
            for (int first = 0; first < rows; first += length, item++)
            {
                // The first thread reads the outputs of the layer before, which the last one finishes.
                bool goesOn = index > 0 ? _progress.WaitFor(index - 1, item + 1)
                    : item < blocks || _progress.WaitFor(count - 1, item - blocks + 1);
                if (!goesOn)
                {
                    return;
                }

                BatchContext block = Block(first, Math.Min(length, rows - first));
                program.ForwardPart(part, ref ReadBy(in block, ref InputsFrom(first)), _buffers!, in block, portion);
                _progress.Set(index, item + 1);
            }
        }
    }
}
