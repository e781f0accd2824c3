using AdamKernels;

namespace OptimizerRace.Racing;

/// <summary>An optimizer in the race.</summary>
/// <param name="Name">Its display name; scripts see it in lower case.</param>
/// <param name="Run">Trains a new network with the optimizer.</param>
internal sealed record Racer(string Name, Func<Race, RacerResult> Run)
{
    public static IReadOnlyList<Racer> All { get; } =
    [
        Of("SGD", seed => new SgdNetwork(seed)),
        Of("Momentum", seed => new MomentumNetwork(seed)),
        Of("RMSProp", seed => new RmsPropNetwork(seed)),
        Of("Adam", seed => new AdamNetwork(seed)),
        Of("AdamW", seed => new AdamWNetwork(seed)),
        Of("Lion", seed => new LionNetwork(seed)),
    ];

    private static Racer Of<TNetwork>(string name, Func<ulong, TNetwork> create)
        where TNetwork : class, INetwork<TNetwork> => new(name, race => race.Run(name, create));
}
