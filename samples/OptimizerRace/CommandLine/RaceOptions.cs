namespace OptimizerRace.CommandLine;

/// <summary>What the command line asks for.</summary>
internal sealed record RaceOptions
{
    public int Epochs { get; init; } = 12;

    public ulong Seed { get; init; } = 42;

    /// <summary>Learning rate of all optimizers; 0 stands for the default of each.</summary>
    public double LearningRate { get; init; }

    /// <summary>File for the curves.</summary>
    public string Picture { get; init; } = "optimizer-race.png";
}
