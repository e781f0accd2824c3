namespace AdamKernels;

/// <summary>
/// Updates the parameters once for several batches, by the mean of their gradients: the update of one larger batch, in less memory. The
/// gradients are stored in memory, so the update is not fused.
/// </summary>
/// <param name="batches">Number of batches per update, at least 2.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AccumulateGradientsAttribute(int batches) : Attribute
{
    /// <summary>Number of batches per update.</summary>
    [InRange(NumberRange.Several, "The number of batches")]
    public int Batches { get; } = batches;
}
