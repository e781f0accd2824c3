using System.Globalization;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>The loss of a batch is infinite or not a number. Parameters and optimizer are unchanged.</summary>
public sealed class NonFiniteLossException : ArithmeticException
{
    private readonly NonFiniteValue? _cause;

    internal NonFiniteLossException(float loss, long stepCount, NonFiniteValue? cause)
        : this($"The loss is {Invariant(loss)} after {Check.Count(stepCount, "update")}{Explain(cause)}", loss, stepCount, cause)
    {
    }

    private NonFiniteLossException(string message, float loss, long stepCount, NonFiniteValue? cause)
        : base($"{message} Nothing was changed.")
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
    /// Index of the first sample with an input or a target that is not finite: in the batch, in the training set of a Fit, or in the epoch
    /// of a source. Null if all are finite: training diverged, a loss function returned such a loss, or another process has the sample.
    /// </summary>
    public long? Sample => _cause?.Sample;

    /// <summary>The exception for a loss that a function of the program returned.</summary>
    internal static NonFiniteLossException Returned(float loss, long stepCount) =>
        new($"The loss function returned {Invariant(loss)} after {Check.Count(stepCount, "update")}.", loss, stepCount, cause: null);

    /// <summary>The exception for a loss of which another process has the cause.</summary>
    internal static NonFiniteLossException OfProcess(float loss, long stepCount, int rank) => new(
        $"The loss is {Invariant(loss)} after {Check.Count(stepCount, "update")}, because an input of the process of rank {rank} is not "
            + "finite. That process names it.",
        loss,
        stepCount,
        cause: null);

    /// <summary>The same exception, of one that names a sample, with the index that the sample has where the caller has it.</summary>
    internal NonFiniteLossException WithSample(long sample) => new(Loss, StepCount, _cause!.Value with { Sample = sample });

    private static string Invariant(float loss) => loss.ToString(CultureInfo.InvariantCulture);

    private static string Explain(NonFiniteValue? cause) => cause is { } value
        ? $": {value}."
        : ", although all inputs and targets are finite: training diverged, for example because the learning rate is too high.";
}
