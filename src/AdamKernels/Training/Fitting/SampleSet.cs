namespace AdamKernels;

/// <summary>Samples with targets, or with labels instead of targets.</summary>
/// <param name="inputs">One row per sample.</param>
/// <param name="targets">One row per sample, or empty.</param>
/// <param name="labels">One class per sample, or empty.</param>
/// <param name="count">Number of samples; 0 means that there is no set.</param>
internal readonly ref struct SampleSet(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, int count)
{
    public ReadOnlySpan<float> Inputs { get; } = inputs;

    public ReadOnlySpan<float> Targets { get; } = targets;

    public ReadOnlySpan<int> Labels { get; } = labels;

    public int Count { get; } = count;
}
