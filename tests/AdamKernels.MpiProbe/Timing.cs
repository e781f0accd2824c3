using System.Diagnostics;
using AdamKernels.Mpi;

namespace AdamKernels.MpiProbe;

/// <summary>How long a call takes, which depends on the launcher's settings when there are more processes than cores.</summary>
internal static class Timing
{
    public static void Run(MpiWorld world)
    {
        foreach (int size in (ReadOnlySpan<int>)[8, 4096, 1_000_000])
        {
            byte[] sent = new byte[size], received = new byte[size];
            int to = (world.Rank + 1) % world.Count, from = (world.Rank + world.Count - 1) % world.Count;
            world.Exchange(to, sent, from, received);
            var watch = Stopwatch.StartNew();
            int calls = 0;
            for (; calls < 200; calls++)
            {
                world.Exchange(to, sent, from, received);
            }

            world.Barrier();
            if (world.Rank == 0)
            {
                Console.WriteLine($"{world.Count} processes, {size} bytes: {watch.Elapsed.TotalMicroseconds / calls:F1} us per exchange");
            }
        }
    }
}
