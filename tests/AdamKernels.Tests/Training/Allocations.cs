namespace AdamKernels.Tests.Training;

/// <summary>Measures what calls allocate on this thread.</summary>
/// <remarks>
/// What a call allocates shows in every round. What the runtime allocates once on the calling thread shows in one round only: when it
/// compiles a method again after many calls, or when a table of casts that all threads share grows. When that happens depends on the other
/// tests and on the load of the machine, so one round alone would sometimes fail.
/// </remarks>
internal static class Allocations
{
    private const int MaxRounds = 5;

    /// <summary>Bytes that a number of calls allocate, in the round with the fewest.</summary>
    public static long Least(Action action, int calls)
    {
        // Compiles what the action calls, and fills what is filled at the first use.
        for (int i = 0; i < 3; i++)
        {
            action();
        }

        long least = long.MaxValue;
        for (int round = 0; round < MaxRounds && least > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < calls; i++)
            {
                action();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    /// <summary>Fails if calls allocate.</summary>
    public static void AssertNone(Action action, int calls = 10_000)
    {
        long bytes = Least(action, calls);
        Assert.True(bytes == 0, $"{calls} calls allocate {bytes} bytes, {(double)bytes / calls:F1} a call");
    }
}
