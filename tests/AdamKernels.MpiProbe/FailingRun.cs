using System.Diagnostics;
using AdamKernels.Mpi;

namespace AdamKernels.MpiProbe;

/// <summary>Processes of which the last one fails while the others wait for it.</summary>
internal static class FailingRun
{
    public static void Throw(MpiWorld world)
    {
        if (IsLast(world))
        {
            throw new InvalidDataException("The sample is damaged.");
        }

        Wait(world);
    }

    public static void ThrowOnThread(MpiWorld world)
    {
        if (IsLast(world))
        {
            new Thread(() => throw new InvalidDataException("The sample is damaged.")).Start();
        }

        // The last one waits too: for one that never sends.
        Wait(world);
    }

    /// <summary>As an asynchronous Main does: the exception leaves the block before anybody learns of it.</summary>
    public static async Task ThrowInTaskAsync(MpiWorld world)
    {
        using (world)
        {
            await Task.Yield();
            Throw(world);
        }
    }

    public static void Catch(MpiWorld world)
    {
        try
        {
            using (world)
            {
                Throw(world);
            }
        }
        catch (InvalidDataException)
        {
            // Goes on without the others, which the block has left.
        }
    }

    public static void Abort(MpiWorld world)
    {
        if (IsLast(world))
        {
            world.Abort("The sample is damaged.");
        }

        Wait(world);
    }

    public static void Kill(MpiWorld world)
    {
        if (IsLast(world))
        {
            Process.GetCurrentProcess().Kill();
        }

        Wait(world);
    }

    public static void Leave(MpiWorld world)
    {
        if (!IsLast(world))
        {
            Wait(world);
        }
    }

    public static void Exit(MpiWorld world)
    {
        if (IsLast(world))
        {
            Environment.Exit(0);
        }

        Wait(world);
    }

    public static void SendShort(MpiWorld world) => ExchangeUnequal(world, new byte[8], new byte[16]);

    public static void SendLong(MpiWorld world) => ExchangeUnequal(world, new byte[32], new byte[16]);

    /// <summary>The first one waits for the last one, which has left, and sends nothing to it.</summary>
    public static void ReceiveOnly(MpiWorld world)
    {
        if (world.Rank == 0)
        {
            world.Exchange(0, [1], world.Count - 1, new byte[8]);
        }
    }

    private static bool IsLast(MpiWorld world) => world.Rank == world.Count - 1;

    /// <summary>Waits for the last one, in the way in which a training waits.</summary>
    private static void Wait(MpiWorld world)
    {
        Span<byte> sent = new byte[1_000_000], received = new byte[1_000_000];
        int last = world.Count - 1;
        if (IsLast(world))
        {
            world.Exchange(0, sent, 0, received);
            world.Exchange(0, sent, 0, received);
        }
        else if (world.Rank == 0)
        {
            world.Exchange(last, sent, last, received);
            Thread.Sleep(Timeout.Infinite);
        }
        else
        {
            world.Barrier();
        }
    }

    private static void ExchangeUnequal(MpiWorld world, byte[] sent, byte[] received)
    {
        bool isLast = IsLast(world);
        byte[] equal = new byte[received.Length];
        world.Exchange((world.Rank + 1) % world.Count, isLast ? sent : equal, (world.Rank + world.Count - 1) % world.Count, received);
        world.Barrier();
    }
}
