namespace CartPole.Learning;

/// <summary>The result of a run.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Episodes">Number of episodes.</param>
/// <param name="Steps">Number of steps in all environments.</param>
/// <param name="MeanLength">Mean length of the last <see cref="EpisodeLengths.Window"/> episodes.</param>
/// <param name="Elapsed">Time of the training.</param>
/// <param name="BytesPerUpdate">Bytes allocated per update on average, excluding the first.</param>
/// <param name="Parameters">Final parameters of the actor.</param>
internal sealed record TrainingResult(
    ulong Seed, int Episodes, long Steps, double MeanLength, TimeSpan Elapsed, double BytesPerUpdate, float[] Parameters)
{
    /// <summary>The mean length of the last episodes after each update.</summary>
    public required IReadOnlyList<(long Steps, double MeanLength)> Progress { get; init; }

    /// <summary>Whether the pole was balanced long enough, by the definition of Gymnasium.</summary>
    public bool IsSolved => MeanLength >= TrainingRun.Goal;
}
