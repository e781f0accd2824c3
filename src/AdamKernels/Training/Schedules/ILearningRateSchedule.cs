namespace AdamKernels;

/// <summary>
/// A learning rate that depends on the number of updates, for <see cref="FitOptions.Schedule"/> or your own training loop.
/// </summary>
/// <remarks>
/// In your own loop, set <c>trainer.LearningRate = schedule.GetLearningRate(step)</c> before each step. The library's schedules are
/// structs, which allocate nothing unless they are boxed. They use no math functions of the platform, so that the rates are the same bits
/// everywhere.
/// </remarks>
public interface ILearningRateSchedule : IFitSchedule
{
    /// <summary>
    /// Computes the rate of the next update. It depends on <paramref name="step"/> alone, and may be called more than once for a step.
    /// </summary>
    /// <param name="step">Number of updates made so far, at least 0.</param>
    /// <returns>A rate that <see cref="Trainer{TNetwork}.LearningRate"/> takes: positive and finite, also when rounded to float.</returns>
    double GetLearningRate(long step);

    /// <summary>A schedule in steps is the same for every Fit.</summary>
    ILearningRateSchedule IFitSchedule.CreateSchedule(FitLength length) => this;
}
