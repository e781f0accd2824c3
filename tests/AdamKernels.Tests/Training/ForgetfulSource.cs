using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>A source of eight samples that fills in the first four, and then leaves out a part of the last of the others.</summary>
internal sealed class ForgetfulSource(Batch set, Forgotten forgotten) : IBatchSource
{
    private int _fills;

    public long? SampleCount => 8;

    public bool HasLabels => forgotten is Forgotten.Labels;

    public bool HasWeights => true;

    public void BeginEpoch(ulong seed) => _fills = 0;

    public int FillBatch(BatchSpans batch)
    {
        bool forgets = _fills++ == 1;
        Fill(batch.Inputs, set.Inputs, forgets && forgotten == Forgotten.Inputs);
        Fill(batch.Targets, set.Targets, forgets && forgotten == Forgotten.Targets);
        batch.Weights[..(forgets && forgotten == Forgotten.Weights ? 3 : 4)].Fill(1);
        if (HasLabels)
        {
            batch.Labels[..(forgets ? 3 : 4)].Clear();
        }

        return batch.Count;
    }

    private static void Fill(Span<float> values, float[] set, bool forgets) =>
        set.AsSpan(0, forgets ? values.Length - 1 : values.Length).CopyTo(values);
}
