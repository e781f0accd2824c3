using System.Diagnostics;
using AdamKernels.Mpi;

namespace AdamKernels.Benchmarks.Ranks;

/// <summary>Times what all processes of a group do at the same time, and the same number of times.</summary>
/// <param name="world">The processes.</param>
internal sealed class Lockstep(MpiWorld world)
{
    private const int Blocks = 31;

    /// <summary>Processes leave the barrier at slightly different times.</summary>
    private const int FewestCalls = 2;

    private static readonly TimeSpan BlockTime = TimeSpan.FromMilliseconds(2);

    /// <summary>Times bodies in turn, so that what disturbs the machine is in all of their times.</summary>
    /// <returns>
    /// Nanoseconds of a call of each: the median of blocks of calls, which all processes begin and end together.
    /// </returns>
    public double[] Time(params Action[] bodies)
    {
        int[] calls = [.. bodies.Select(ChooseCalls)];
        double[][] times = [.. bodies.Select(_ => new double[Blocks])];
        for (int block = 0; block < Blocks; block++)
        {
            for (int i = 0; i < bodies.Length; i++)
            {
                times[i][block] = TimeBlock(bodies[i], calls[i]).TotalNanoseconds / calls[i];
            }
        }

        return [.. times.Select(ofBody => ofBody.Order().ElementAt(Blocks / 2))];
    }

    private int ChooseCalls(Action body)
    {
        int calls = FewestCalls;
        while (!FirstSays(TimeBlock(body, calls) >= BlockTime))
        {
            calls *= 2;
        }

        return calls;
    }

    private TimeSpan TimeBlock(Action body, int calls)
    {
        world.Barrier();
        long start = Stopwatch.GetTimestamp();
        for (int call = 0; call < calls; call++)
        {
            body();
        }

        // Until the last process is done: what one has sent may still be on its way.
        world.Barrier();
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>What the first process has found: the others must not find anything else.</summary>
    private bool FirstSays(bool value)
    {
        byte[] answer = [value ? (byte)1 : (byte)0];
        int[] starts = [0, .. Enumerable.Repeat(1, world.Count)];
        world.GatherAll(answer, starts);
        return answer[0] == 1;
    }
}
