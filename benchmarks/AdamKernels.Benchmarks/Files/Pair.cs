using AdamKernels.Benchmarks.Measuring;

namespace AdamKernels.Benchmarks.Files;

/// <summary>An operation on a checkpoint, and what moves the same bytes without looking at them.</summary>
/// <param name="Name">The operation.</param>
/// <param name="PeerName">What it is compared with.</param>
/// <param name="Run">Runs the operation.</param>
/// <param name="RunPeer">Runs the other.</param>
internal sealed record Pair(string Name, string PeerName, Action Run, Action RunPeer)
{
    /// <summary>The operation.</summary>
    public Probe Own { get; } = new(Run, unitsPerCall: 1);

    /// <summary>What it is compared with.</summary>
    public Probe Peer { get; } = new(RunPeer, unitsPerCall: 1);

    /// <summary>Both.</summary>
    public Probe[] Probes => [Own, Peer];
}
