namespace CartPole.CommandLine;

/// <summary>The options of the command line.</summary>
internal sealed record CartPoleOptions
{
    /// <summary>Number of runs, with the seeds from 1 on.</summary>
    public int Seeds { get; init; } = 3;

    /// <summary>Where to draw the episode lengths; null for nowhere.</summary>
    public string? Plot { get; init; }
}
