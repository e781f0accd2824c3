namespace AdamKernels.Generators.Model;

/// <summary>What is done to gradients between backpropagation and the optimizer.</summary>
internal sealed record GradientSpec
{
    /// <summary>Largest norm over all gradients; null where it is not limited.</summary>
    public double? MaxNorm { get; init; }

    /// <summary>Largest magnitude of a gradient; null where it is not limited.</summary>
    public double? MaxValue { get; init; }

    /// <summary>Batches whose gradients make one update.</summary>
    public int Batches { get; init; } = 1;

    public bool Accumulates => Batches > 1;

    /// <summary>
    /// Whether a parameter can be updated as soon as its gradient is known. Not if the update depends on all gradients, or on those of
    /// batches to come.
    /// </summary>
    public bool AllowsFusion => MaxNorm is null && !Accumulates;

    /// <summary>Whether gradients are multiplied by a factor that each update determines anew.</summary>
    public bool IsScaled => !AllowsFusion;
}
