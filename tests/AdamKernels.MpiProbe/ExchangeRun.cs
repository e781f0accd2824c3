using AdamKernels.Mpi;

namespace AdamKernels.MpiProbe;

/// <summary>Processes that exchange what each of them can check, and write a line for each check.</summary>
internal static class ExchangeRun
{
    private static readonly int[] Sizes = [0, 1, 1_000_000, 5_000_000];

    public static void Run(MpiWorld world)
    {
        Write(world, $"library {world.Library}");
        Write(world, $"processor {world.ProcessorName}");
        foreach (int size in Sizes)
        {
            ExchangeAroundRing(world, size);
        }

        GatherParts(world, rank => (rank % 3) * 1000 + rank);
        GatherParts(world, _ => 0);
        GatherParts(world, rank => rank == world.Count - 1 ? 3_000_000 : 0);
        CheckErrors(world);
        world.Barrier();
        Write(world, $"allocated {Allocated(world)}");
        Write(world, "done");
    }

    /// <summary>The largest message that a span can have.</summary>
    public static void RunLarge(MpiWorld world)
    {
        ExchangeAroundRing(world, Array.MaxLength);
        Write(world, "done");
    }

    private static void ExchangeAroundRing(MpiWorld world, int size)
    {
        int to = (world.Rank + 1) % world.Count, from = (world.Rank + world.Count - 1) % world.Count;
        byte[] received = new byte[size];
        world.Exchange(to, Bytes(world.Rank, size), from, received);
        Check(received.AsSpan().SequenceEqual(Bytes(from, size)), $"exchange of {size} bytes");
        Write(world, $"exchanged {size}");
    }

    private static void GatherParts(MpiWorld world, Func<int, int> length)
    {
        int[] starts = new int[world.Count + 1];
        for (int rank = 0; rank < world.Count; rank++)
        {
            starts[rank + 1] = starts[rank] + length(rank);
        }

        byte[] all = new byte[starts[^1]];
        Bytes(world.Rank, length(world.Rank)).CopyTo(all, starts[world.Rank]);
        world.GatherAll(all, starts);
        for (int rank = 0; rank < world.Count; rank++)
        {
            Check(all.AsSpan(starts[rank]..starts[rank + 1]).SequenceEqual(Bytes(rank, length(rank))), $"part of rank {rank}");
        }

        Write(world, $"gathered {all.Length}");
    }

    private static void CheckErrors(MpiWorld world)
    {
        Write(world, $"error {Message<ArgumentOutOfRangeException>(() => world.Exchange(world.Count, [], 0, []))}");
        Write(world, $"error {Message<ArgumentException>(() => world.GatherAll([], [0]))}");
        Write(world, $"error {Message<InvalidOperationException>(() => MpiWorld.Initialize())}");
        byte[] bytes = new byte[2];
        Write(world, $"error {Message<ArgumentException>(() => world.Exchange(0, bytes, 0, bytes))}");
    }

    private static string Message<T>(Action action)
        where T : Exception
    {
        try
        {
            action();
            return "none";
        }
        catch (T exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Bytes that 1,000 calls of each kind allocate, in the best of three rounds: the runtime may allocate once.</summary>
    private static long Allocated(MpiWorld world)
    {
        int to = (world.Rank + 1) % world.Count, from = (world.Rank + world.Count - 1) % world.Count;
        byte[] sent = new byte[100], received = new byte[100], all = new byte[10 * world.Count];
        int[] starts = [.. Enumerable.Range(0, world.Count + 1).Select(i => 10 * i)];
        long least = long.MaxValue;
        for (int round = 0; round < 3 && least > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1000; i++)
            {
                world.Exchange(to, sent, from, received);
                world.GatherAll(all, starts);
                world.Barrier();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    /// <summary>The same for all processes, and other bytes for every rank.</summary>
    private static byte[] Bytes(int rank, int count)
    {
        byte[] bytes = new byte[count];
        new Random(rank).NextBytes(bytes);
        return bytes;
    }

    private static void Check(bool isTrue, string what)
    {
        if (!isTrue)
        {
            throw new InvalidDataException($"Wrong bytes: {what}.");
        }
    }

    /// <summary>One call, so that no line of another process comes in between.</summary>
    private static void Write(MpiWorld world, string text) => Console.Out.Write($"{world.Rank}/{world.Count} {text}\n");
}
