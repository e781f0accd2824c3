using AdamKernels.Benchmarks.Drawing;

namespace AdamKernels.Benchmarks.PeerComparison;

/// <summary>Draws the times of AdamKernels beside those of a peer.</summary>
internal static class PeerPicture
{
    /// <summary>Draws and writes the file.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="peer">Name of the peer; it has no bars where it was not measured.</param>
    /// <param name="timings">Two bars each.</param>
    public static void Save(string path, string title, string peer, IReadOnlyCollection<PeerTiming> timings)
    {
        const string Own = "AdamKernels";
        TimeBars.Save(path, title, [.. timings.Select(timing => timing.Case)],
        [
            new BarSeries(Own, Look.OfContender(Own, 0), [.. timings.Select(timing => timing.AdamKernels)]),
            .. timings.Any(timing => timing.Peer is not null)
                ? [new BarSeries(peer, Look.OfContender(peer, 1), [.. timings.Select(timing => timing.Peer ?? double.NaN)])]
                : (BarSeries[])[],
        ]);
    }
}
