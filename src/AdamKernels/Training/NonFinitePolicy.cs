namespace AdamKernels;

/// <summary>What a trainer does with a loss that is infinite or not a number.</summary>
public enum NonFinitePolicy
{
    /// <summary>Throws <see cref="NonFiniteLossException"/>; parameters and optimizer are as before the step.</summary>
    Throw,

    /// <summary>Leaves parameters and optimizer as they are and returns the loss.</summary>
    SkipStep,

    /// <summary>Updates as if nothing was wrong.</summary>
    Allow,
}
