namespace AdamKernels;

/// <summary>
/// Ends a Fit when the loss has not improved for a number of epochs: the validation loss, or the training loss without validation.
/// </summary>
/// <remarks>
/// An epoch improves if its loss is more than <paramref name="MinImprovement"/> below the loss of the last epoch that improved. The first
/// epoch with a finite loss improves; an epoch whose loss is not a number never does.
/// </remarks>
/// <param name="Patience">Number of epochs in a row without improvement after which the Fit ends, at least 1.</param>
/// <param name="MinImprovement">How much lower the loss of an epoch must be to count as an improvement, finite and at least 0.</param>
/// <param name="RestoreBest">
/// Whether the network finally gets the parameters that it had after the epoch with the lowest loss, also if all epochs were run. Optimizer
/// state, moving average and step count are not restored, and nothing is restored after an exception.
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
