namespace AdamKernels.Benchmarks.Measuring;

/// <summary>Has the runtime optimize what is measured before it is measured.</summary>
internal static class WarmUp
{
    /// <summary>The runtime optimizes what was called 30 times.</summary>
    private const int Calls = 50;

    /// <summary>It does so in the background, when nothing new was compiled for 100 ms, and in two stages.</summary>
    private const int Stages = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>Calls something often enough, with pauses that are long enough.</summary>
    /// <param name="action">What is measured, or the same with less to do.</param>
    public static void Run(Action action)
    {
        for (int stage = 0; stage < Stages; stage++)
        {
            for (int call = 0; call < Calls; call++)
            {
                action();
            }

            Thread.Sleep(Pause);
        }
    }
}
