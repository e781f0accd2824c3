using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// What processes tell each other in every step: the sums of the loss, and beside them what they must have in common, whether an input is
/// not finite, and whether they are to stop.
/// </summary>
internal sealed class StepAgreement
{
    private static readonly AgreedItem[] s_items =
    [
        AgreedItem.Number("number of samples in a batch"),
        AgreedItem.Real("divisor of the loss"),
        AgreedItem.Number("number of updates"),
        AgreedItem.Number("number of batches that wait"),
        AgreedItem.Real("learning rate"),
    ];

    /// <summary>The place of two bits after the items.</summary>
    private static readonly int s_flags = s_items.Length;

    private static readonly int s_markLength = (s_items.Length + 1) * sizeof(ulong);

    private readonly ShardOwners _owners;
    private readonly ulong[] _values;
    private readonly byte[] _all;
    private readonly int[] _starts;

    public StepAgreement(ShardOwners owners, IProcessGroup group)
    {
        _owners = owners;
        Group = group;
        _values = new ulong[group.Count * s_items.Length];
        _starts =
        [
            .. Enumerable.Range(0, group.Count + 1)
                .Select(rank => rank * s_markLength + owners.FirstShard(rank) * Unsafe.SizeOf<LossSum>()),
        ];
        _all = new byte[_starts[^1]];
    }

    public IProcessGroup Group { get; }

    /// <summary>Whether this process asks all of them to stop after the next step.</summary>
    public bool RequestsStop { get; set; }

    /// <summary>Whether a process has asked for that in the last step: the same in all processes.</summary>
    public bool Stops { get; set; }

    /// <summary>The first process that has an input that is not finite; null if none has.</summary>
    public int? BadRank { get; private set; }

    /// <summary>Gives every process the sums of all shards.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="inputsAreFinite">Whether the inputs of this process are.</param>
    /// <param name="update">The update that the batch is for.</param>
    /// <param name="sums">The sums of the own shards, which become those of all.</param>
    /// <exception cref="InvalidOperationException">
    /// A process trains on another batch, or in another way. Every process throws it.
    /// </exception>
    public void Gather(in BatchContext batch, bool inputsAreFinite, ParameterUpdate update, Span<LossSum> sums)
    {
        Span<ulong> own = MarkOf(Group.Rank);
        own[0] = (ulong)batch.BatchRows;
        own[1] = AgreedItem.BitsOf(batch.LossDivisor);
        own[2] = (ulong)update.StepCount;
        own[3] = (ulong)update.PendingBatches;
        own[4] = AgreedItem.BitsOf(update.LearningRate);
        own[s_flags] = (inputsAreFinite ? 0u : 1u) | (RequestsStop ? 2u : 0u);
        OwnSums(Group.Rank, sums).CopyTo(SumsOf(Group.Rank));
        Group.GatherAll(_all, _starts);

        BadRank = null;
        Stops = false;
        for (int rank = 0; rank < Group.Count; rank++)
        {
            Span<ulong> mark = MarkOf(rank);
            mark[..s_items.Length].CopyTo(_values.AsSpan(rank * s_items.Length));
            BadRank ??= (mark[s_flags] & 1) != 0 ? rank : null;
            Stops |= (mark[s_flags] & 2) != 0;
            SumsOf(rank).CopyTo(OwnSums(rank, sums));
        }

        AgreedItem.Check(s_items, _values);
    }

    private Span<ulong> MarkOf(int rank) => MemoryMarshal.Cast<byte, ulong>(_all.AsSpan(_starts[rank], s_markLength));

    private Span<byte> SumsOf(int rank) => _all.AsSpan((_starts[rank] + s_markLength).._starts[rank + 1]);

    private Span<byte> OwnSums(int rank, Span<LossSum> sums) =>
        MemoryMarshal.AsBytes(sums[_owners.FirstShard(rank).._owners.FirstShard(rank + 1)]);
}
