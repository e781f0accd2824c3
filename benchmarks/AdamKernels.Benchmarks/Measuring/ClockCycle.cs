using System.Runtime.CompilerServices;

namespace AdamKernels.Benchmarks.Measuring;

/// <summary>
/// Additions that wait for each other: one takes one cycle on every current processor, so that their time is the cycle's.
/// </summary>
internal static class ClockCycle
{
    /// <summary>Additions of one turn of the loop.</summary>
    public const int AdditionsPerTurn = 32;

    /// <summary>Runs the chain.</summary>
    /// <param name="turns">Turns of the loop.</param>
    /// <param name="one">An addend that the compiler does not know: it would add up constants, and some processors do so too.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Chain(int turns, long one)
    {
        long sum = 0;
        for (int turn = 0; turn < turns; turn++)
        {
            sum += one; sum += one; sum += one; sum += one; sum += one; sum += one; sum += one; sum += one;
            sum += one; sum += one; sum += one; sum += one; sum += one; sum += one; sum += one; sum += one;
            sum += one; sum += one; sum += one; sum += one; sum += one; sum += one; sum += one; sum += one;
            sum += one; sum += one; sum += one; sum += one; sum += one; sum += one; sum += one; sum += one;
        }

        return sum;
    }
}
