namespace AdamKernels;

/// <summary>A checkpoint that was read and checked. The trainer has not changed yet.</summary>
internal readonly ref struct LoadedTraining(
    TrainingFile owner,
    TensorFile file,
    ReadOnlySpan<byte> bytes,
    TrainerState state,
    (Standardization? Inputs, Standardization? Targets) scale)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The numbers of the training.</summary>
    public TrainerState State => state;

    /// <summary>Replaces the state of the trainer and its network; nothing for an empty value.</summary>
    public void Apply() => owner?.Apply(file, _bytes, state, scale);
}
