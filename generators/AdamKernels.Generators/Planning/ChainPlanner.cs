namespace AdamKernels.Generators.Planning;

/// <summary>
/// Decides how many partial sums the chain of one element is split into. The declared shape alone determines it: the order of summation is
/// part of the determinism contract and must not depend on the instruction set or on the batch.
/// </summary>
internal static class ChainPlanner
{
    /// <summary>Independent chains that keep two multiply-add units with a latency of four cycles busy.</summary>
    private const int ChainsToHideLatency = 8;

    private const int MaxChains = 4;

    /// <summary>Chains with fewer steps than this are not worth the additions that join them.</summary>
    private const int MinStepsPerChain = 4;

    /// <param name="columns">Elements in a row of C.</param>
    /// <param name="steps">Length of the sum.</param>
    public static int Split(int columns, int steps)
    {
        int vectors = BufferLayout.Pad(columns) / BufferLayout.Alignment;
        int chains = 1;
        while (chains < MaxChains && vectors * chains < ChainsToHideLatency && steps >= 2 * chains * MinStepsPerChain)
        {
            chains *= 2;
        }

        return chains;
    }
}
