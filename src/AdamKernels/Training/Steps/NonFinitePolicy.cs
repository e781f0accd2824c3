namespace AdamKernels;

/// <summary>What a trainer does with a batch whose loss or inputs are infinite or not a number.</summary>
/// <remarks>
/// Both are checked before the update. Inputs are checked because tanh and sigmoid turn an infinite input into a finite loss whose gradient
/// is not a number. A gradient that overflows although inputs and loss are finite is found only with
/// <see cref="ClipGradientNormAttribute"/>, which computes the norm before the update.
/// </remarks>
public enum NonFinitePolicy
{
    /// <summary>
    /// Throws <see cref="NonFiniteLossException"/> or <see cref="NonFiniteGradientException"/>; parameters and optimizer are as before the
    /// step.
    /// </summary>
    Throw,

    /// <summary>Leaves parameters and optimizer as they are and returns the loss.</summary>
    SkipStep,

    /// <summary>Updates the parameters all the same.</summary>
    Allow,
}
