namespace AdamKernels.Conformance;

/// <summary>What samples have besides inputs and numeric targets.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SamplesAttribute : Attribute
{
    /// <summary>Whether targets are labels.</summary>
    public bool Labels { get; set; }

    /// <summary>Whether samples have weights.</summary>
    public bool Weights { get; set; }
}
