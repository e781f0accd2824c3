using System.Globalization;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Reporting;

namespace AdamKernels.Benchmarks.Publishing;

/// <summary>Times leases, alone and beside a busy thread, and publications beside plain copies.</summary>
internal static class PublishProgram
{
    private const int Rounds = 301;

    /// <summary>Measures and shows.</summary>
    /// <param name="results">Where the results go.</param>
    public static void Run(ResultFile results)
    {
        var weights = new PublishedWeights();
        Probe alone = LeaseProbe(), publish = new(weights.Publish, unitsPerCall: 1);
        Probe copyInTurn = new(weights.CopyInTurn, unitsPerCall: 1), copy = new(weights.Copy, unitsPerCall: 1);
        Probe.MeasureInTurn(Rounds, alone, publish, copyInTurn, copy);
        Probe besidePublisher = LeaseProbe(), besideReader = LeaseProbe();
        using (new BusyThread(weights.Publish))
        {
            Probe.MeasureInTurn(Rounds, besidePublisher);
        }

        using (new BusyThread(weights.Lease))
        {
            Probe.MeasureInTurn(Rounds, besideReader);
        }

        results.Publish("Live weights", string.Create(CultureInfo.InvariantCulture, $"""
            784-128-10, whose parameters with padding are {weights.Length:N0} bytes; a publisher with 4 slots. Times are medians of {Rounds}
            rounds. All that runs on one thread ran in turn; ratios are medians of the rounds' quotients.

            | a lease: `Acquire` and `Dispose` | time |
            | --- | ---: |
            | no other thread | {alone.Nanoseconds:F1} ns |
            | while another thread publishes without pause | {besidePublisher.Nanoseconds:F1} ns |
            | while another thread acquires and disposes without pause | {besideReader.Nanoseconds:F1} ns |

            | | time | `Publish` relative to it |
            | --- | ---: | ---: |
            | `Publish` | {publish.Nanoseconds / 1000:F2} µs | |
            | a copy of the parameters to the same two slots in turn | {copyInTurn.Nanoseconds / 1000:F2} µs | {publish.RatioTo(copyInTurn, 0.5):F2} |
            | a copy of the parameters to one slot | {copy.Nanoseconds / 1000:F2} µs | {publish.RatioTo(copy, 0.5):F2} |
            """));

        Probe LeaseProbe() => new(weights.Lease, PublishedWeights.LeasesPerCall);
    }
}
