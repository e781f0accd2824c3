using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>The loss of a batch is infinite or not a number. Parameters and optimizer are unchanged.</summary>
public sealed class NonFiniteLossException : ArithmeticException
{
    private readonly NonFiniteValue? _cause;

    internal NonFiniteLossException(float loss, long stepCount, NonFiniteValue? cause)
        : base(FormattableString.Invariant(
            $"The loss is {loss} after {Check.Count(stepCount, "update")}{Explain(cause)} Nothing was changed."))
    {
        Loss = loss;
        StepCount = stepCount;
        _cause = cause;
    }

    /// <summary>The loss.</summary>
    public float Loss { get; }

    /// <summary>Number of updates made so far.</summary>
    public long StepCount { get; }

    /// <summary>
    /// Index of the first sample with an input or a target that is not finite: in the batch, or in the training set of a Fit. Null if all
    /// are finite, which means that training diverged.
    /// </summary>
    public long? Sample => _cause?.Sample;

    /// <summary>The same exception for a batch whose samples have other indices where the caller has them.</summary>
    internal NonFiniteLossException WithSample(long sample) =>
        _cause is { } cause ? new NonFiniteLossException(Loss, StepCount, cause with { Sample = sample }) : this;

    private static string Explain(NonFiniteValue? cause) => cause is { } value
        ? $": {value}."
        : ", although all inputs and targets are finite: training diverged, for example because the learning rate is too high.";
}
