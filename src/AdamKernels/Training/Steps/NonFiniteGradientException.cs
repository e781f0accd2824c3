using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// The norm of the gradients, or a gradient that the program passed, is infinite or not a number. Parameters and optimizer are unchanged.
/// Gradients that waited for this update are discarded where their norm is the reason, and kept where it is this batch alone.
/// </summary>
public sealed class NonFiniteGradientException : ArithmeticException
{
    private NonFiniteGradientException(string what, double norm, long stepCount)
        : base(FormattableString.Invariant($"{what} after {Check.Count(stepCount, "update")}. No parameter was changed."))
    {
        Norm = norm;
        StepCount = stepCount;
    }

    /// <summary>The norm; NaN if none was computed.</summary>
    public double Norm { get; }

    /// <summary>Number of updates made so far.</summary>
    public long StepCount { get; }

    internal static NonFiniteGradientException OfNorm(double norm, long stepCount) =>
        new(FormattableString.Invariant($"The norm of the gradients is {norm}"), norm, stepCount);

    internal static NonFiniteGradientException OfOutputs(long stepCount, NonFiniteValue? cause) =>
        new(cause is { } input ? $"The {input}" : "A gradient that was passed for the outputs is not finite", double.NaN, stepCount);
}
