namespace AdamKernels;

/// <summary>The switch for what takes long: ADAMKERNELS_SLOW_TESTS=1, as CONTRIBUTING.md and README.md say.</summary>
internal static class SlowTests
{
    /// <summary>Why a test is skipped while they are off.</summary>
    public const string Reason = "Set ADAMKERNELS_SLOW_TESTS=1 to run.";

    public static bool AreOn { get; } = Environment.GetEnvironmentVariable("ADAMKERNELS_SLOW_TESTS") == "1";

    /// <summary>Whether the longest series run in full: ADAMKERNELS_ON_DEMAND_TESTS=1, for which nobody waits after every change.</summary>
    public static bool IsOnDemand { get; } = Environment.GetEnvironmentVariable("ADAMKERNELS_ON_DEMAND_TESTS") == "1";

    /// <summary>All of a long series on demand, otherwise every n-th of it.</summary>
    /// <param name="all">The series.</param>
    /// <param name="stride">
    /// n: without a common divisor with the lengths of the cycles that the series goes through, so that each part of each is met.
    /// </param>
    /// <param name="slowStride">The same for the slow tests.</param>
    public static IEnumerable<T> Thin<T>(IEnumerable<T> all, int stride, int slowStride = 1)
    {
        int taken = IsOnDemand ? 1 : AreOn ? slowStride : stride;
        return all.Where((_, i) => i % taken == 0);
    }
}
