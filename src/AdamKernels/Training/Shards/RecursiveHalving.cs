using System.Numerics;
using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Adds the nodes of 2ᵏ processes that are the 2ᵏ nodes of one level of the tree, in 2k exchanges. In each of the first k, two neighbors
/// divide what they have: each adds one half of it for both. In the others they give each other back what they have added.
/// </summary>
internal sealed class RecursiveHalving : GradientExchange
{
    private readonly IProcessGroup _group;
    private readonly ShardTree _tree;
    private readonly ShardOwners _owners;
    private readonly AlignedBuffer _sum;
    private readonly float[] _received;

    /// <summary>The range that the processes of one level divide, from the leaves upwards, and the one that remains.</summary>
    private readonly (int Start, int End)[] _ranges;

    /// <param name="group">The processes.</param>
    /// <param name="owners">Which process has which node.</param>
    /// <param name="sum">The sum of the own node, which becomes that of all.</param>
    public RecursiveHalving(IProcessGroup group, ShardOwners owners, AlignedBuffer sum)
    {
        _group = group;
        _tree = owners.Tree;
        _owners = owners;
        _sum = sum;
        _ranges = new (int, int)[BitOperations.Log2((uint)group.Count) + 1];
        _ranges[0] = (0, sum.Span.Length);
        for (int level = 0; level + 1 < _ranges.Length; level++)
        {
            (int start, int end) = _ranges[level];
            int middle = start + RowBlock.Of(end - start, index: 0, count: 2, AlignedBuffer.Alignment).End;
            _ranges[level + 1] = IsLeft(level) ? (start, middle) : (middle, end);
        }

        (int firstOfHalf, int endOfHalf) = _ranges[1];
        _received = GC.AllocateArray<float>(endOfHalf - firstOfHalf, pinned: true);
    }

    /// <summary>Whether each process has one node, and neighbors have the children of a node, on every level.</summary>
    public static bool IsPossible(ShardOwners owners) =>
        BitOperations.IsPow2(owners.Count) && BitOperations.IsPow2(owners.Tree.Shards);

    public override void Run(int rows)
    {
        for (int level = 0; level + 1 < _ranges.Length; level++)
        {
            Span<float> own = Slice(_ranges[level + 1]), theirs = _received.AsSpan(0, own.Length);
            Exchange(level, Slice(Other(level)), theirs);
            bool hasOwn = HasRows(level, _group.Rank, rows), hasTheirs = HasRows(level, Neighbor(level), rows);
            if (hasOwn && hasTheirs && IsLeft(level))
            {
                VectorSum.Add(own, theirs);
            }
            else if (hasTheirs)
            {
                if (hasOwn)
                {
                    VectorSum.Add(theirs, own);
                }

                theirs.CopyTo(own);
            }
        }

        for (int level = _ranges.Length - 2; level >= 0; level--)
        {
            Exchange(level, Slice(_ranges[level + 1]), Slice(Other(level)));
        }
    }

    private void Exchange(int level, ReadOnlySpan<float> sent, Span<float> received) => _group.Exchange(
        Neighbor(level), MemoryMarshal.AsBytes(sent), Neighbor(level), MemoryMarshal.AsBytes(received));

    private bool IsLeft(int level) => (_group.Rank >> level & 1) == 0;

    private int Neighbor(int level) => _group.Rank ^ (1 << level);

    private Span<float> Slice((int Start, int End) range) => _sum.Span[range.Start..range.End];

    /// <summary>The half of a level's range that the neighbor adds.</summary>
    private (int Start, int End) Other(int level)
    {
        (int start, int end) = _ranges[level];
        return IsLeft(level) ? (_ranges[level + 1].End, end) : (start, _ranges[level + 1].Start);
    }

    /// <summary>Whether the node of a level to which a process has added has any rows.</summary>
    private bool HasRows(int level, int rank, int rows)
    {
        int first = rank >> level << level;
        return _tree.HasRows(new ShardNode(_owners.FirstShard(first), _owners.FirstShard(first + (1 << level))), rows);
    }
}
