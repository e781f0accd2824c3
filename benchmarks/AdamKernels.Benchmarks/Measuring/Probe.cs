using System.Diagnostics;

namespace AdamKernels.Benchmarks.Measuring;

/// <summary>Something whose time is taken many times, in turn with others.</summary>
/// <param name="body">What is timed.</param>
/// <param name="unitsPerCall">How many of what is counted one call does.</param>
/// <param name="blockTime">How long its calls of a round take at least; a millisecond by default.</param>
internal sealed class Probe(Action body, double unitsPerCall, TimeSpan? blockTime = null)
{
    /// <summary>Fewer rounds have no median worth the name.</summary>
    private const int FewestRounds = 5;

    /// <summary>Where kernels have no vectors, single calls take seconds, and all rounds would take hours.</summary>
    private static readonly TimeSpan LongestMeasurement = TimeSpan.FromMinutes(1.5);

    private readonly TimeSpan _blockTime = blockTime ?? TimeSpan.FromMilliseconds(1);
    private double[] _times = [];
    private double[] _sortedTimes = [];
    private int _callsPerBlock = 1;

    /// <summary>Nanoseconds per unit, the median of all rounds.</summary>
    public double Nanoseconds => Quantile(0.5);

    /// <summary>
    /// Nanoseconds per unit that a share of the rounds stayed below. On a machine whose cores are shared with others, a low one shows
    /// the kernel and the median shows the kernel together with its neighbors.
    /// </summary>
    public double Quantile(double share) => AtShare(_sortedTimes, share);

    /// <summary>
    /// The times of this probe divided by those of another in the same rounds, and of these quotients the one that a share of the
    /// rounds stayed below. What disturbs the machine for longer than a round is in both times and leaves their quotient alone.
    /// </summary>
    public double RatioTo(Probe other, double share)
    {
        double[] ratios = [.. _times.Zip(other._times, (time, otherTime) => time / otherTime)];
        Array.Sort(ratios);
        return AtShare(ratios, share);
    }

    /// <summary>
    /// Takes all times: in each round every probe once, for about its block time, so that a change of the clock or a disturbance
    /// meets all of them alike.
    /// </summary>
    /// <param name="rounds">Number of rounds; there are fewer where they would take minutes.</param>
    /// <param name="probes">The probes.</param>
    /// <returns>Number of rounds that were measured.</returns>
    public static int MeasureInTurn(int rounds, params ReadOnlySpan<Probe> probes)
    {
        TimeSpan oneRound = TimeSpan.Zero;
        foreach (Probe probe in probes)
        {
            oneRound += 2 * probe.ChooseBlock();
        }

        rounds = Math.Clamp((int)(LongestMeasurement / oneRound), Math.Min(FewestRounds, rounds), rounds);
        foreach (Probe probe in probes)
        {
            probe._times = new double[rounds];
        }

        for (int round = 0; round < rounds; round++)
        {
            foreach (Probe probe in probes)
            {
                probe._times[round] = probe.TimeBlock().TotalNanoseconds / probe._callsPerBlock / probe.UnitsPerCall;
            }
        }

        foreach (Probe probe in probes)
        {
            probe._sortedTimes = [.. probe._times.Order()];
        }

        return rounds;
    }

    private double UnitsPerCall { get; } = unitsPerCall;

    private static double AtShare(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    /// <returns>The time of a block.</returns>
    private TimeSpan ChooseBlock()
    {
        while (true)
        {
            TimeSpan time = TimeBlock();
            if (time >= _blockTime)
            {
                return time;
            }

            _callsPerBlock *= 2;
        }
    }

    private TimeSpan TimeBlock()
    {
        // The first block is not counted: it fills the caches, and processors take up to half a millisecond to settle at the clock
        // that the instructions of the block allow.
        RunBlock();
        long start = Stopwatch.GetTimestamp();
        RunBlock();
        return Stopwatch.GetElapsedTime(start);
    }

    private void RunBlock()
    {
        for (int call = 0; call < _callsPerBlock; call++)
        {
            body();
        }
    }
}
