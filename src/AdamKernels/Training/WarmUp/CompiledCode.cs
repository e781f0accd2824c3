using System.Runtime;
using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>Calls code until the runtime has compiled it as well as it does.</summary>
/// <remarks>
/// Emitted kernels are fully optimized at their first call. The runtime compiles other methods quickly first; after a delay of 100 ms in
/// which nothing new was compiled, it counts their calls, and compiles those with 30 again in the background, twice at most. A loop in a
/// method that waits for that is replaced on the thread that runs it.
/// </remarks>
internal static class CompiledCode
{
    /// <summary>Calls after which the runtime compiles a method again, and a few more.</summary>
    private const int Calls = 32;

    /// <summary>Rounds without a new method after which none is expected: the delay may have begun again just before one of them.</summary>
    private const int QuietRounds = 2;

    /// <summary>Limits the time where other threads of the program keep the compiler busy.</summary>
    private const int MaxRounds = 8;

    private static readonly TimeSpan s_delay = TimeSpan.FromMilliseconds(110);

    /// <summary>Calls code for single samples and for batches, until nothing new is compiled.</summary>
    /// <param name="maxBatchSize">The largest batch.</param>
    /// <param name="call">Runs, for a batch of this size, everything that is to be compiled.</param>
    public static void Prepare(int maxBatchSize, Action<int> call)
    {
        int[] sizes = BatchSizes(maxBatchSize);
        int quiet = 0;
        long before = JitInfo.GetCompiledMethodCount();
        for (int round = 0; round < MaxRounds && quiet < QuietRounds; round++)
        {
            for (int i = 0; i < Calls; i++)
            {
                call(1);
                call(sizes[i % sizes.Length]);
            }

            if (!RuntimeFeature.IsDynamicCodeCompiled)
            {
                return;
            }

            Thread.Sleep(s_delay);
            long compiled = JitInfo.GetCompiledMethodCount();
            quiet = compiled == before ? quiet + 1 : 0;
            before = compiled;
        }
    }

    /// <summary>Sizes that between them reach every kernel.</summary>
    private static int[] BatchSizes(int max) => [.. Enumerable.Range(1, Math.Min(max, 16)).Append(max).Distinct()];
}
