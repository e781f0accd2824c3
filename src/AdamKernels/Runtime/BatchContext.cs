using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>What a pass works on: consecutive rows of a batch, and what holds for the batch as a whole.</summary>
/// <param name="FirstRow">The first of these rows in the batch, where its targets lie in the workspace.</param>
/// <param name="RowCount">Number of these rows, at least 1.</param>
/// <param name="LossDivisor">
/// What the loss of the whole batch is divided by: its samples, or the sum of the weights of their classes.
/// </param>
/// <param name="Dropout">What training drops; the default drops nothing.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct BatchContext(nuint FirstRow, nuint RowCount, double LossDivisor = 1, DropoutKey Dropout = default)
{
    /// <summary>
    /// The first of these rows among those in the workspace: activations and gradients of one tile of the batch, which tiles share.
    /// </summary>
    public nuint WorkspaceRow { get; init; }

    /// <summary>Whether sums over rows continue from those of the rows before.</summary>
    public bool Continues { get; init; }

    /// <summary>The shards of these rows that have any, and the tree in which their gradients are added; empty without shards.</summary>
    public ReadOnlySpan<ShardSum> Shards => ShardSums.Span;

    internal ReadOnlyMemory<ShardSum> ShardSums { get; init; }

    /// <summary>Rows of the whole batch, which <see cref="Slice"/> leaves as they are.</summary>
    internal int BatchRows { get => field > 0 ? field : (int)RowCount; init; }

    /// <summary>One of these rows, as a batch of its own.</summary>
    internal BatchContext Row(nuint row) => Slice((int)row, count: 1);

    /// <summary>Some of these rows, as a batch of their own.</summary>
    /// <param name="start">The first of them, among these.</param>
    /// <param name="count">Their number.</param>
    internal BatchContext Slice(int start, int count) => this with
    {
        FirstRow = FirstRow + (nuint)start,
        WorkspaceRow = WorkspaceRow + (nuint)start,
        RowCount = (nuint)count,
        Continues = false,
        BatchRows = BatchRows,
        ShardSums = default,
    };
}
