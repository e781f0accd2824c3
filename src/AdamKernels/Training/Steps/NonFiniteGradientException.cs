using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// The norm of the gradients, or a gradient that the program passed, is infinite or not a number. Parameters and optimizer are unchanged;
/// the gradients that waited for this update are discarded.
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

    internal static NonFiniteGradientException OfOutputs(long stepCount) =>
        new("A gradient that was passed for the outputs, or an input of the batch, is not finite", double.NaN, stepCount);
}
