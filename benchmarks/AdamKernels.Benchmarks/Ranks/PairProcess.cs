using System.Text.Json;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Mpi;

namespace AdamKernels.Benchmarks.Ranks;

/// <summary>What each of two processes does that a launcher has started together.</summary>
internal static class PairProcess
{
    /// <summary>The arguments that start it, before the name of the file.</summary>
    public static string[] Arguments { get; } = ["ranks", "pair"];

    private const int StepsWithoutAllocation = 20;

    /// <summary>Measures, and writes <see cref="PairTimes"/> to a file in the first process.</summary>
    public static void Run(string file)
    {
        using MpiWorld world = MpiWorld.Initialize();
        var lockstep = new Lockstep(world);
        var messages = new MessageTimes(
            [.. MessageTimes.Lengths.Select(length => (double)length)],
            [.. MessageTimes.Lengths.Select(length => lockstep.Time(ExchangeOf(world, length))[0])]);
        var networks = RankNetwork.All.Select(network =>
            (network.Name, Alone: network.CreateWhole(), Together: network.CreateDistributedStep(world))).ToArray();
        WarmUp.Run(() =>
        {
            foreach ((_, RankTraining alone, Action<int> together) in networks)
            {
                alone.StepThroughMemory(RankNetwork.Shards);
                together(RankNetwork.Shards);
            }
        });

        var steps =
            from network in networks
            from batch in RankNetwork.SharedBatches
            let times = lockstep.Time(() => network.Together(batch), () => Beside(network.Alone, batch))
            select new PairStep(network.Name, batch, times[0], times[1], AllocatedBy(() => network.Together(batch)));
        var measured = new PairTimes(messages, [.. steps]);
        if (world.Rank == 0)
        {
            // The file has its name when it is complete.
            File.WriteAllText(file + ".partial", JsonSerializer.Serialize(measured));
            File.Move(file + ".partial", file);
        }

        void Beside(RankTraining alone, int batch)
        {
            alone.StepThroughMemory(batch / world.Count);
            world.Barrier();
        }
    }

    private static Action ExchangeOf(MpiWorld world, int length)
    {
        byte[] sent = GC.AllocateArray<byte>(length, pinned: true), received = GC.AllocateArray<byte>(length, pinned: true);
        int other = world.Count - 1 - world.Rank;
        Action exchange = () => world.Exchange(other, sent, other, received);
        if (length == MessageTimes.Lengths[0])
        {
            WarmUp.Run(exchange);
        }

        return exchange;
    }

    private static long AllocatedBy(Action step)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < StepsWithoutAllocation; i++)
        {
            step();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
