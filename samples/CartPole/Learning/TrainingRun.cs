using SampleKit.Reporting;

namespace CartPole.Learning;

/// <summary>Trains until the mean length of the last episodes reaches the goal.</summary>
internal static class TrainingRun
{
    /// <summary>The mean length of 100 consecutive episodes from which CartPole-v1 counts as solved.</summary>
    public const double Goal = 475;

    public static TrainingResult Run(ulong seed, PpoOptions options)
    {
        var agent = new PpoAgent(seed, options);
        var meter = new TrainingMeter();
        List<(long Steps, double MeanLength)> progress = [];
        long updates = 0;
        meter.Resume();
        while (!(agent.Episodes.Mean >= Goal) && updates * Rollout.SampleCount < options.MaxSteps)
        {
            agent.Update();
            meter.Pause();
            meter.CountStep();
            updates++;
            progress.Add((updates * Rollout.SampleCount, agent.Episodes.Mean));
            meter.Resume();
        }

        meter.Pause();
        var parameters = new float[Actor.ParameterCount];
        agent.Actor.GetParameters(parameters);
        return new TrainingResult(
            seed,
            agent.Episodes.Count,
            updates * Rollout.SampleCount,
            agent.Episodes.Mean,
            meter.Elapsed,
            meter.BytesPerStep,
            parameters)
        {
            Progress = progress,
        };
    }
}
