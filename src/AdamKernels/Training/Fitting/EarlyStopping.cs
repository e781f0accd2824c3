namespace AdamKernels;

/// <summary>
/// Ends a Fit when the loss has not improved for a number of epochs: the validation loss, or without validation the training loss.
/// </summary>
/// <remarks>
/// An epoch improves if its loss is more than <paramref name="MinImprovement"/> below that of the last epoch that improved; the first one
/// with a finite loss does. A loss that is not a number never does.
/// </remarks>
/// <param name="Patience">Number of epochs in a row without improvement after which the Fit ends, at least 1.</param>
/// <param name="MinImprovement">How much lower a loss must be to count, finite and at least 0.</param>
/// <param name="RestoreBest">
/// Whether the network gets back the parameters that it had after the epoch with the lowest loss, also when all epochs were run. The
/// optimizer's state, the parameters' average and the step count are not taken back, nor is anything when the Fit ends with an exception.
/// </param>
public sealed record EarlyStopping(int Patience, double MinImprovement = 0, bool RestoreBest = true)
{
    /// <summary>Checks the rule as a part of <see cref="FitOptions"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Patience, 1, "options.EarlyStopping.Patience");
        if (!(MinImprovement >= 0 && double.IsFinite(MinImprovement)))
        {
            throw new ArgumentOutOfRangeException(
                "options.EarlyStopping.MinImprovement", MinImprovement, "Expected an improvement that is at least 0 and finite.");
        }
    }
}
