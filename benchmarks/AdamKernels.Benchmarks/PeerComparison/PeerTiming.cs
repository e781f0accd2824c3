using AdamKernels.Benchmarks.Measuring;

namespace AdamKernels.Benchmarks.PeerComparison;

/// <summary>Times of AdamKernels and of a peer, taken in turn.</summary>
/// <param name="Case">What both did.</param>
/// <param name="AdamKernels">Median time of AdamKernels, in nanoseconds.</param>
/// <param name="Peer">Median time of the peer, in nanoseconds; null if there is no peer.</param>
/// <param name="LowerRatio">Lower quartile of the quotients AdamKernels / peer of each round.</param>
/// <param name="MedianRatio">Their median.</param>
/// <param name="UpperRatio">Their upper quartile.</param>
internal sealed record PeerTiming(
    string Case, double AdamKernels, double? Peer, double LowerRatio, double MedianRatio, double UpperRatio)
{
    private const int MostRounds = 301;

    /// <summary>Takes the times.</summary>
    /// <param name="name">What both do.</param>
    /// <param name="adamKernels">AdamKernels.</param>
    /// <param name="peer">The peer, if there is one.</param>
    /// <param name="others">What else to time in the same rounds.</param>
    public static PeerTiming Measure(string name, Probe adamKernels, Probe? peer, params ReadOnlySpan<Probe> others)
    {
        Probe.MeasureInTurn(MostRounds, peer is null ? [adamKernels, .. others] : [adamKernels, peer, .. others]);
        return peer is null
            ? new PeerTiming(name, adamKernels.Nanoseconds, null, double.NaN, double.NaN, double.NaN)
            : new PeerTiming(
                name,
                adamKernels.Nanoseconds,
                peer.Nanoseconds,
                adamKernels.RatioTo(peer, 0.25),
                adamKernels.RatioTo(peer, 0.5),
                adamKernels.RatioTo(peer, 0.75));
    }
}
