using Playground.Training.Networks;

namespace Playground.Training.Plane;

/// <summary>Networks that differ in their optimizer alone. They start from the same parameters and see the same batches.</summary>
public sealed class Race
{
    // XORed with the seed, so that points, parameters and order draw numbers of their own.
    private const ulong PointStream = 0x71B3_0C5D_0000_0000;
    private const ulong OrderStream = 0x2E96_D84F_0000_0000;

    private readonly BatchOrder _order;

    /// <exception cref="ArgumentException">An option is not one of those that can be chosen.</exception>
    public Race(RaceOptions options)
    {
        Options = options;
        Data = PlaneData.Draw(options.DataSet, options.Seed ^ PointStream);
        _order = new BatchOrder(Data, options.BatchSize, options.Seed ^ OrderStream);
        Racers =
        [
            .. Enum.GetValues<OptimizerKind>()
                .Select(optimizer => new Racer(optimizer, Learners.Create(optimizer, options.Activation, options.Seed))),
        ];
    }

    public RaceOptions Options { get; }

    public PlaneData Data { get; }

    /// <summary>A network for each optimizer, in the order of <see cref="OptimizerKind"/>.</summary>
    public IReadOnlyList<Racer> Racers { get; }

    /// <summary>Number of batches so far.</summary>
    public int StepCount { get; private set; }

    /// <summary>The network with the lowest <see cref="Racer.Loss"/>; null if none has learned anything.</summary>
    public Racer? Leader => Racers.Where(racer => !racer.HasDiverged && racer.StepCount > 0).MinBy(racer => racer.Loss);

    /// <summary>Trains every network that runs with the next batch.</summary>
    public void Step()
    {
        _order.Next();
        foreach (Racer racer in Racers)
        {
            racer.Step(_order.Inputs, _order.Targets);
        }

        StepCount++;
    }
}
