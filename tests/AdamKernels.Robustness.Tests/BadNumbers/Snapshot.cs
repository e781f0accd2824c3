using System.Runtime.InteropServices;

namespace AdamKernels.Robustness.Tests.BadNumbers;

/// <summary>Everything that training keeps, to the bit.</summary>
/// <param name="StepCount">Updates made.</param>
/// <param name="Pending">Batches that wait for an update.</param>
/// <param name="Fingerprint">All that the next step depends on: running powers and gradients that wait among it.</param>
/// <param name="Values">Parameters and states of the optimizer.</param>
internal sealed record Snapshot(long StepCount, int Pending, ulong Fingerprint, float[][] Values)
{
    public static Snapshot Of<TNetwork>(Trainer<TNetwork> trainer)
        where TNetwork : class, INetwork<TNetwork> =>
        new(trainer.StepCount, trainer.PendingBatches, trainer.Fingerprint(), [.. trainer.CanonicalState()]);

    /// <summary>Whether an update was made, or a batch waits for one.</summary>
    public bool IsAfter(Snapshot before) =>
        StepCount == before.StepCount + 1 || (StepCount == before.StepCount && Pending == before.Pending + 1);

    /// <summary>Whether nothing has changed, but perhaps for gradients that no longer wait.</summary>
    /// <param name="other">The state before.</param>
    /// <param name="keepsPending">Whether gradients must still wait.</param>
    public bool IsSame(Snapshot other, bool keepsPending) => StepCount == other.StepCount
        && Values.Zip(other.Values).All(pair => AreSame(pair.First, pair.Second))
        && (!keepsPending || (Pending == other.Pending && Fingerprint == other.Fingerprint));

    /// <summary>Positions of parameters, and of their states, that are infinite or not a number.</summary>
    public IEnumerable<int> NonFinite() =>
        Values.SelectMany(values => Enumerable.Range(0, values.Length).Where(i => !float.IsFinite(values[i])));

    private static bool AreSame(float[] left, float[] right) =>
        MemoryMarshal.AsBytes(left.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(right.AsSpan()));
}
