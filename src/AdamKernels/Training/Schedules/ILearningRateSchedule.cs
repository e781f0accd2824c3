namespace AdamKernels;

/// <summary>A learning rate that depends on the number of updates made, by hand or as <see cref="FitOptions.Schedule"/>.</summary>
/// <remarks>
/// By hand: <c>trainer.LearningRate = schedule.GetLearningRate(step)</c> before each step. The library's schedules are structs: held as what they
/// are, they allocate nothing. They use no function of the platform, so that the rates are the same bits everywhere.
/// </remarks>
public interface ILearningRateSchedule
{
    /// <summary>The rate of the next update: a function of <paramref name="step"/> alone, which may be asked more than once for a step.</summary>
    /// <param name="step">Number of updates made so far, from 0.</param>
    /// <returns>A rate that <see cref="Trainer{TNetwork}.LearningRate"/> takes: positive and finite, also when rounded to float.</returns>
    double GetLearningRate(long step);
}
