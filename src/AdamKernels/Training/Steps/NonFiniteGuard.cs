namespace AdamKernels;

/// <summary>
/// Decides by the <see cref="NonFinitePolicy"/> whether a batch with infinite or undefined numbers may change the parameters.
/// </summary>
internal sealed class NonFiniteGuard(Type network)
{
    private readonly string _network = network.FullName ?? network.Name;

    /// <summary>What happens to such a batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the three.</exception>
    public NonFinitePolicy Policy
    {
        get;
        set => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected Throw, SkipStep or Allow.");
    }

    /// <summary>Whether a loss that is not finite may be learned from.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="stepCount">Updates so far.</param>
    /// <param name="cause">The first input or target that is not finite; null if all are.</param>
    /// <param name="rank">The other process that has an input that is not finite; null for none.</param>
    /// <exception cref="NonFiniteLossException">The policy says to throw.</exception>
    public bool AllowsLoss(float loss, long stepCount, NonFiniteValue? cause, int? rank)
    {
        ReportLoss(
            loss,
            stepCount,
            cause,
            rank is null
                ? "training diverged: all inputs and targets are finite"
                : $"an input of the process of rank {rank} is not finite");
        return IsAllowed
            ?? throw (rank is { } other
                ? NonFiniteLossException.OfProcess(loss, stepCount, other)
                : new NonFiniteLossException(loss, stepCount, cause));
    }

    /// <summary>Whether a loss that the program returned, and that is not finite, may be learned from.</summary>
    /// <exception cref="NonFiniteLossException">The policy says to throw.</exception>
    public bool AllowsReturnedLoss(float loss, long stepCount)
    {
        ReportLoss(loss, stepCount, cause: null, "the loss function returned it");
        return IsAllowed ?? throw NonFiniteLossException.Returned(loss, stepCount);
    }

    /// <summary>Whether gradients whose norm is not finite may be applied.</summary>
    /// <exception cref="NonFiniteGradientException">The policy says to throw.</exception>
    public bool AllowsNorm(double norm, long stepCount)
    {
        ReportGradient(norm, stepCount, cause: null, "the norm of the gradients is not finite");
        return IsAllowed ?? throw NonFiniteGradientException.OfNorm(norm, stepCount);
    }

    /// <summary>Whether gradients of outputs, or inputs, that are not finite may be learned from.</summary>
    /// <param name="stepCount">Updates so far.</param>
    /// <param name="cause">The first input that is not finite; null if all are, so that a gradient is not.</param>
    /// <exception cref="NonFiniteGradientException">The policy says to throw.</exception>
    public bool AllowsOutputGradients(long stepCount, NonFiniteValue? cause)
    {
        ReportGradient(double.NaN, stepCount, cause, "a gradient that was passed for the outputs is not finite");
        return IsAllowed ?? throw NonFiniteGradientException.OfOutputs(stepCount, cause);
    }

    /// <summary>What the policy says; null for an exception.</summary>
    private bool? IsAllowed => Policy switch
    {
        NonFinitePolicy.Allow => true,
        NonFinitePolicy.SkipStep => false,
        _ => null,
    };

    private void ReportLoss(float loss, long stepCount, NonFiniteValue? cause, string otherwise)
    {
        if (TrainingEvents.Log.IsEnabled())
        {
            TrainingEvents.Log.NonFiniteLoss(_network, stepCount, loss, Policy.ToString(), cause?.ToString() ?? otherwise);
        }
    }

    private void ReportGradient(double norm, long stepCount, NonFiniteValue? cause, string otherwise)
    {
        if (TrainingEvents.Log.IsEnabled())
        {
            TrainingEvents.Log.NonFiniteGradient(_network, stepCount, norm, Policy.ToString(), cause?.ToString() ?? otherwise);
        }
    }
}
