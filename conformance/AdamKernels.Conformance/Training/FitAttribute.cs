namespace AdamKernels.Conformance;

/// <summary>The training is a Fit over a set of samples.</summary>
/// <param name="samples">Number of samples.</param>
/// <param name="epochs">Number of epochs.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FitAttribute(int samples, int epochs) : Attribute
{
    /// <summary>Number of samples.</summary>
    public int Samples { get; } = samples;

    /// <summary>Number of epochs.</summary>
    public int Epochs { get; } = epochs;

    /// <summary>Samples of a step; 0 for the largest batch.</summary>
    public int BatchSize { get; set; }

    /// <summary>The fraction of the samples that is held back for validation.</summary>
    public double ValidationFraction { get; set; }

    /// <summary>Seed of the order of the samples.</summary>
    public int Seed { get; set; }
}
