namespace AdamKernels;

/// <summary>The loss of a batch is infinite or not a number. Parameters and optimizer are unchanged.</summary>
public sealed class NonFiniteLossException : ArithmeticException
{
    internal NonFiniteLossException(float loss, long stepCount)
        : base(FormattableString.Invariant(
            $"The loss is {loss} after {stepCount} updates: inputs or targets are not finite, or training diverged. Nothing was changed."))
    {
        Loss = loss;
        StepCount = stepCount;
    }

    /// <summary>The loss.</summary>
    public float Loss { get; }

    /// <summary>Number of updates made so far.</summary>
    public long StepCount { get; }
}
