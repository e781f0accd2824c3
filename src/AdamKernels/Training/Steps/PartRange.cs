namespace AdamKernels;

/// <summary>Consecutive parts of a pass.</summary>
/// <param name="First">The first one.</param>
/// <param name="Count">Their number.</param>
internal readonly record struct PartRange(int First, int Count)
{
    /// <summary>The part after the last one.</summary>
    public int End => First + Count;

    /// <summary>These parts and the next one.</summary>
    public PartRange With(int part) => Count == 0 ? new(part, 1) : this with { Count = Count + 1 };
}
