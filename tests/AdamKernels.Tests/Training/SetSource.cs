using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>The samples of a set in their order, as a source.</summary>
internal sealed class SetSource(Batch set) : IBatchSource
{
    private readonly int _inputCount = set.Inputs.Length / set.Rows;
    private readonly int _outputCount = set.Targets.Length / set.Rows;
    private int _next;

    /// <summary>Labels instead of the targets of the set.</summary>
    public int[] Labels { get; init; } = [];

    public float[] Weights { get; init; } = [];

    /// <summary>Whether the number of samples is known.</summary>
    public bool IsCounted { get; init; } = true;

    /// <summary>Samples to fill in at most, where the number is not known.</summary>
    public int MaxRows { get; init; } = int.MaxValue;

    /// <summary>Called after each batch, which it may spoil, with the number of samples. Returns the number to report.</summary>
    public FilledBatch? Filled { get; init; }

    /// <summary>The seeds of the epochs.</summary>
    public List<ulong> Seeds { get; } = new(1000);

    public long? SampleCount => IsCounted ? set.Rows : null;

    public bool HasLabels => Labels.Length > 0;

    public bool HasWeights => Weights.Length > 0;

    public void BeginEpoch(ulong seed)
    {
        Seeds.Add(seed);
        _next = 0;
    }

    public int FillBatch(BatchSpans batch)
    {
        int rows = Math.Min(Math.Min(batch.Count, MaxRows), set.Rows - _next);
        set.Inputs.AsSpan(_next * _inputCount, rows * _inputCount).CopyTo(batch.Inputs);
        if (HasLabels)
        {
            Labels.AsSpan(_next, rows).CopyTo(batch.Labels);
        }
        else
        {
            set.Targets.AsSpan(_next * _outputCount, rows * _outputCount).CopyTo(batch.Targets);
        }

        if (HasWeights)
        {
            Weights.AsSpan(_next, rows).CopyTo(batch.Weights);
        }

        _next += rows;
        return Filled is null ? rows : Filled(batch, rows);
    }

    public delegate int FilledBatch(BatchSpans batch, int rows);
}
