namespace AdamKernels;

/// <summary>Samples with their targets.</summary>
/// <param name="inputs">One row per sample.</param>
/// <param name="targets">One row, or one label, per sample.</param>
/// <param name="count">Number of samples; 0 means that there is no set.</param>
internal readonly ref struct SampleSet(ReadOnlySpan<float> inputs, Targets targets, int count)
{
    public ReadOnlySpan<float> Inputs { get; } = inputs;

    public Targets Targets { get; } = targets;

    public int Count { get; } = count;
}
