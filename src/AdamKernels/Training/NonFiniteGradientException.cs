namespace AdamKernels;

/// <summary>
/// The norm of the gradients, or a gradient that the program passed, is infinite or not a number. Parameters and optimizer are as they were;
/// gradients that waited for this update are discarded.
/// </summary>
public sealed class NonFiniteGradientException : ArithmeticException
{
    internal NonFiniteGradientException(double norm, long stepCount)
        : base(FormattableString.Invariant(
            $"The norm of the gradients is {norm} after {stepCount} updates: a gradient or an input is not finite, or training diverged. No parameter was changed."))
    {
        Norm = norm;
        StepCount = stepCount;
    }

    /// <summary>The norm; NaN for a gradient that the program passed.</summary>
    public double Norm { get; }

    /// <summary>Number of updates made before.</summary>
    public long StepCount { get; }
}
