namespace AdamKernels;

/// <summary>What a trainer does with a batch whose loss is infinite or not a number, or whose inputs are.</summary>
/// <remarks>
/// The check comes before the update. Of inputs it is made because tanh and sigmoid turn an infinite one into a finite loss with a gradient
/// that is not a number. A gradient that overflows from finite inputs and a finite loss is found
/// only where <see cref="ClipGradientNormAttribute"/> has the norm computed, ahead of the update too.
/// </remarks>
public enum NonFinitePolicy
{
    /// <summary>Throws <see cref="NonFiniteLossException"/> or <see cref="NonFiniteGradientException"/>; parameters and optimizer are as before the step.</summary>
    Throw,

    /// <summary>Leaves parameters and optimizer as they are and returns the loss.</summary>
    SkipStep,

    /// <summary>Updates as if nothing was wrong.</summary>
    Allow,
}
