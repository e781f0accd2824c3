namespace OptimizerRace.CommandLine;

/// <summary>The options of the command line.</summary>
internal sealed record RaceOptions
{
    public int Epochs { get; init; } = 12;

    public ulong Seed { get; init; } = 42;

    /// <summary>Learning rate of every optimizer; 0 means each optimizer's default.</summary>
    public double LearningRate { get; init; }

    /// <summary>File for the curves; null for none.</summary>
    public string? Plot { get; init; }
}
