using System.Runtime;
using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>Calls code until the runtime has compiled it as well as it does.</summary>
/// <remarks>
/// Emitted kernels are fully optimized at their first call. The runtime compiles other methods quickly first; after a delay of 100 ms in
/// which nothing new was compiled, it counts their calls, and compiles those with 30 again in the background, twice at most.
/// </remarks>
internal static class CompiledCode
{
    /// <summary>Calls after which the runtime compiles a method again, and a few more.</summary>
    private const int Calls = 32;

    /// <summary>Limits the time where other threads of the program keep the compiler busy.</summary>
    private const int MaxRounds = 6;

    private static readonly TimeSpan s_delay = TimeSpan.FromMilliseconds(110);

    /// <summary>Calls code until nothing new is compiled.</summary>
    /// <param name="all">Everything that is to be compiled, once.</param>
    /// <param name="common">What is called most.</param>
    public static void Prepare(Action all, Action common)
    {
        long before = JitInfo.GetCompiledMethodCount();
        all();
        for (int round = 0; round < MaxRounds && RuntimeFeature.IsDynamicCodeCompiled; round++)
        {
            Thread.Sleep(s_delay);
            long compiled = JitInfo.GetCompiledMethodCount();
            if (compiled == before)
            {
                return;
            }

            before = compiled;
            for (int call = 0; call < Calls; call++)
            {
                common();
            }
        }
    }

    /// <summary>Batch sizes that between them reach every kernel, and those that a program uses most.</summary>
    public static IEnumerable<int> BatchSizes(int max) => Enumerable.Range(1, Math.Min(max, 16)).Append(max).Distinct();
}
