using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Networks;
using AdamKernels.Runtime;

namespace AdamKernels.Benchmarks.Footprints;

/// <summary>The memory of a network that is trained with Adam, and of its trainer, in bytes.</summary>
/// <param name="Name">Its shape.</param>
/// <param name="MaxBatchSize">Samples of the largest batch.</param>
/// <param name="Needed">Parameters, moments, inputs, and outputs of all layers for the largest batch.</param>
/// <param name="Allocated">What the network and its trainer allocate when they are created.</param>
/// <param name="Resident">What of that the operating system has to provide for steps of the largest batch.</param>
/// <param name="WithCalls">The same, when steps in separate calls follow.</param>
internal sealed record Footprint(string Name, int MaxBatchSize, long Needed, long Allocated, long Resident, long WithCalls)
{
    private const int Moments = 2;

    /// <summary>Networks that are measured together, since memory is provided in pages.</summary>
    public const int Networks = 50;

    /// <summary>Networks that do the same before, and how often: by then, no code is compiled any more.</summary>
    private const int Rehearsals = 10, Rounds = 5;

    /// <summary>Measures a network.</summary>
    /// <param name="create">Creates the network.</param>
    /// <typeparam name="TNetwork">The declared class.</typeparam>
    public static Footprint Of<TNetwork>(Func<TNetwork> create)
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkDescription description = TNetwork.Description;
        NetworkShape shape = TrainingRun.ShapeOf(description);
        var batch = new SampleData(shape, description.MaxBatchSize);

        // Code, and memory that all networks share, come before those that count. These are kept, so that their memory is not used again.
        Trainer<TNetwork>[] rehearsals = Create(create, Rehearsals);
        for (int i = 0; i < Rounds; i++)
        {
            Array.ForEach(rehearsals, trainer => Step(trainer, batch));
            Array.ForEach(rehearsals, trainer => StepInCalls(trainer, batch));
        }

        long before = Environment.WorkingSet, allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        Trainer<TNetwork>[] trainers = Create(create, Networks);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        Array.ForEach(trainers, trainer => Step(trainer, batch));
        long resident = Environment.WorkingSet - before;
        Array.ForEach(trainers, trainer => StepInCalls(trainer, batch));
        long withCalls = Environment.WorkingSet - before;
        GC.KeepAlive(rehearsals);
        GC.KeepAlive(trainers);

        long parameters = (1L + Moments) * shape.ParameterCount;
        long activations = (long)description.MaxBatchSize * (shape.InputCount + shape.Layers.Sum(layer => layer.Outputs));
        return new Footprint(
            shape.Name,
            description.MaxBatchSize,
            sizeof(float) * (parameters + activations),
            allocated / Networks,
            resident / Networks,
            withCalls / Networks);
    }

    private static Trainer<TNetwork>[] Create<TNetwork>(Func<TNetwork> create, int count)
        where TNetwork : class, INetwork<TNetwork> => [.. Enumerable.Range(0, count).Select(_ => new Trainer<TNetwork>(create()))];

    private static void Step<TNetwork>(Trainer<TNetwork> trainer, SampleData batch)
        where TNetwork : class, INetwork<TNetwork> => trainer.Step(batch.Inputs, batch.Targets);

    private static void StepInCalls<TNetwork>(Trainer<TNetwork> trainer, SampleData batch)
        where TNetwork : class, INetwork<TNetwork> =>
        trainer.UpdateParameters(trainer.Backpropagate(trainer.ForwardPropagate(batch.Inputs), batch.Targets));
}
