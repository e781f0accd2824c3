namespace AdamKernels;

/// <summary>
/// Makes the learning rates of one Fit, whose length it is told: an <see cref="ILearningRateSchedule"/>, which ignores it, or an
/// <see cref="EpochSchedule"/>.
/// </summary>
public interface IFitSchedule
{
    /// <summary>Creates the schedule of a Fit. Called once per Fit, before its first step.</summary>
    /// <param name="length">How long the Fit is.</param>
    /// <returns>The rate of each step, which depends on the number of the step alone.</returns>
    ILearningRateSchedule CreateSchedule(FitLength length);
}
