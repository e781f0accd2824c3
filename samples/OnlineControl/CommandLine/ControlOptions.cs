namespace OnlineControl.CommandLine;

/// <summary>The options of the command line.</summary>
internal sealed record ControlOptions
{
    /// <summary>How long the loop runs, in seconds of the slide.</summary>
    public int Seconds { get; init; } = 20;

    /// <summary>Ticks per second.</summary>
    public int Rate { get; init; } = 1000;

    public ulong Seed { get; init; } = 42;

    /// <summary>Whether ticks follow each other as fast as possible instead of in real time.</summary>
    public bool Simulated { get; init; }

    /// <summary>File for the picture; null for none.</summary>
    public string? Plot { get; init; }

    public int Ticks => Seconds * Rate;
}
