using Playground.Training.Digits;
using Playground.Training.Networks;
using Playground.Training.Plane;

namespace Playground.Training.SameBits;

/// <summary>A training that ends with the same bits wherever it runs.</summary>
/// <param name="name">The name of its network.</param>
/// <param name="train">Trains from the beginning, and returns the hash of the parameters.</param>
public sealed class FixedRun(string name, Func<string> train)
{
    private const int PlaneSteps = 200;
    private const int DigitSteps = 50;
    private const ulong Seed = 1;

    /// <summary>A run of each network that the page has.</summary>
    public static IReadOnlyList<FixedRun> All { get; } =
    [
        .. from activation in Enum.GetValues<HiddenActivation>()
           from optimizer in Enum.GetValues<OptimizerKind>()
           select new FixedRun($"{activation}{optimizer}", () => TrainPlane(optimizer, activation)),
        new FixedRun(nameof(DigitReader), TrainDigits),
    ];

    public string Name => name;

    /// <summary>Trains from the beginning.</summary>
    /// <returns>The hash of the parameters.</returns>
    public string Train() => train();

    private static string TrainPlane(OptimizerKind optimizer, HiddenActivation activation)
    {
        var race = new Race(RaceOptions.Standard with { Activation = activation, Seed = Seed });
        foreach (Racer racer in race.Racers)
        {
            racer.IsRunning = racer.Optimizer == optimizer;
        }

        for (int step = 0; step < PlaneSteps; step++)
        {
            race.Step();
        }

        return race.Racers[(int)optimizer].Hash();
    }

    private static string TrainDigits()
    {
        var tutor = new DigitTutor(Seed);
        for (int step = 0; step < DigitSteps; step++)
        {
            tutor.Step();
        }

        return tutor.Hash();
    }
}
