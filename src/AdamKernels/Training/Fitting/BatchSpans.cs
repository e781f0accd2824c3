namespace AdamKernels;

/// <summary>Memory for the samples of a batch, which an <see cref="IBatchSource"/> fills in.</summary>
/// <remarks>
/// Fill every value of a sample. A value that is left out is not the one of another batch: floats are NaN and labels are -1, which Fit
/// reports.
/// </remarks>
public readonly ref struct BatchSpans
{
    /// <summary>Creates the memory of a batch, to try out a source. Fit makes its own.</summary>
    /// <param name="count">Number of samples that there is room for.</param>
    /// <param name="inputs">One row per sample.</param>
    /// <param name="targets">One row per sample; empty if the source has labels.</param>
    /// <param name="labels">One per sample if the source has labels; otherwise empty.</param>
    /// <param name="weights">One per sample if the source has weights; otherwise empty.</param>
    public BatchSpans(int count, Span<float> inputs, Span<float> targets, Span<int> labels, Span<float> weights)
    {
        Count = count;
        Inputs = inputs;
        Targets = targets;
        Labels = labels;
        Weights = weights;
    }

    /// <summary>Number of samples that there is room for.</summary>
    public int Count { get; }

    /// <summary>One row of inputs per sample.</summary>
    public Span<float> Inputs { get; }

    /// <summary>One row of targets per sample; empty if the source has labels.</summary>
    public Span<float> Targets { get; }

    /// <summary>The class of each sample, from 0; empty unless the source has labels.</summary>
    public Span<int> Labels { get; }

    /// <summary>The weight of each sample, at least 0 and finite; empty unless the source has weights.</summary>
    public Span<float> Weights { get; }
}
