namespace AdamKernels;

/// <summary>Samples with their targets, or with their labels where there are no targets.</summary>
/// <param name="inputs">One row per sample.</param>
/// <param name="targets">One row per sample, or empty.</param>
/// <param name="labels">One class per sample, or empty.</param>
/// <param name="count">Number of samples; 0 stands for no set at all.</param>
internal readonly ref struct SampleSet(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, int count)
{
    public ReadOnlySpan<float> Inputs { get; } = inputs;

    public ReadOnlySpan<float> Targets { get; } = targets;

    public ReadOnlySpan<int> Labels { get; } = labels;

    public int Count { get; } = count;
}
