using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Adds the nodes of any number of processes. Each process adds a piece of the gradients, for which the others send theirs, and then all
/// pieces go to everybody.
/// </summary>
internal sealed class PiecewiseExchange : GradientExchange
{
    private readonly IProcessGroup _group;
    private readonly ShardTree _tree;
    private readonly AlignedBuffer[] _own;
    private readonly int _length;

    /// <summary>The nodes of all processes, from left to right.</summary>
    private readonly ShardNode[] _nodes;

    /// <summary>The index of each process's first node, and the number of nodes.</summary>
    private readonly int[] _firstNodes;

    /// <summary>Where the piece of each process starts, in bytes, and the end of the last one.</summary>
    private readonly int[] _pieces;

    /// <summary>The own piece of all nodes; the places of the own nodes are not used.</summary>
    private readonly float[] _received;

    /// <summary>Another process's piece of several own nodes, one after the other.</summary>
    private readonly float[] _sent;

    /// <param name="group">The processes, at least two.</param>
    /// <param name="owners">Which process has which nodes.</param>
    /// <param name="own">The sums of the own nodes. The first one receives the sum of all.</param>
    public PiecewiseExchange(IProcessGroup group, ShardOwners owners, AlignedBuffer[] own)
    {
        _group = group;
        _tree = owners.Tree;
        _own = own;
        _length = own[0].Span.Length;
        _nodes = [.. owners.Nodes.SelectMany(nodes => nodes)];
        _firstNodes = [.. Enumerable.Range(0, group.Count + 1).Select(rank => owners.Nodes.Take(rank).Sum(nodes => nodes.Length))];
        _pieces =
        [
            .. Enumerable.Range(0, group.Count).Select(rank => Piece(rank).Start).Append(_length)
                .Select(start => checked(start * sizeof(float))),
        ];
        int longest = Enumerable.Range(0, group.Count).Max(rank => LengthOf(Piece(rank)));
        _received = GC.AllocateArray<float>(_nodes.Length * OwnLength, pinned: true);
        _sent = GC.AllocateArray<float>(own.Length > 1 ? own.Length * longest : 0, pinned: true);
    }

    private int OwnLength => LengthOf(Piece(_group.Rank));

    public override void Run(int rows)
    {
        for (int distance = 1; distance < _group.Count; distance++)
        {
            int to = (_group.Rank + distance) % _group.Count;
            int from = (_group.Rank - distance + _group.Count) % _group.Count;
            _group.Exchange(to, MemoryMarshal.AsBytes(Pack(to)), from, MemoryMarshal.AsBytes(ReceivedFrom(from)));
        }

        int next = 0;
        Span<float> all = _own[0].Span, piece = Slice(all, _group.Rank), sum = Add(_tree.Root, rows, ref next);
        if (!sum.Overlaps(piece))
        {
            sum.CopyTo(piece);
        }

        _group.GatherAll(MemoryMarshal.AsBytes(all), _pieces);
    }

    /// <summary>The piece of the gradients that a process adds: whole cache lines.</summary>
    private (int Start, int End) Piece(int rank) => RowBlock.Of(_length, rank, _group.Count, AlignedBuffer.Alignment);

    private Span<float> Slice(Span<float> gradients, int rank) => gradients[Piece(rank).Start..Piece(rank).End];

    private static int LengthOf((int Start, int End) piece) => piece.End - piece.Start;

    /// <summary>A process's piece of all own nodes.</summary>
    private ReadOnlySpan<float> Pack(int rank)
    {
        if (_own.Length == 1)
        {
            return Slice(_own[0].Span, rank);
        }

        Span<float> rest = _sent;
        foreach (AlignedBuffer node in _own)
        {
            ReadOnlySpan<float> piece = Slice(node.Span, rank);
            piece.CopyTo(rest);
            rest = rest[piece.Length..];
        }

        return _sent.AsSpan(0, _sent.Length - rest.Length);
    }

    /// <summary>Where the nodes of another process go.</summary>
    private Span<float> ReceivedFrom(int rank) => _received.AsSpan((_firstNodes[rank] * OwnLength)..(_firstNodes[rank + 1] * OwnLength));

    /// <summary>The own piece of the sum of a node; empty if the node has no rows.</summary>
    /// <param name="node">The node.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="next">The index of the first node that a process has added up and that is not added yet.</param>
    private Span<float> Add(ShardNode node, int rows, ref int next)
    {
        if (node == _nodes[next])
        {
            int index = next++, own = index - _firstNodes[_group.Rank];
            return !_tree.HasRows(node, rows) ? default
                : (uint)own < (uint)_own.Length ? Slice(_own[own].Span, _group.Rank)
                : _received.AsSpan(index * OwnLength, OwnLength);
        }

        Span<float> left = Add(node.Left, rows, ref next), right = Add(node.Right, rows, ref next);
        if (left.IsEmpty)
        {
            return right;
        }

        if (!right.IsEmpty)
        {
            VectorSum.Add(left, right);
        }

        return left;
    }
}
