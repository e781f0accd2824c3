using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>The shards of a node, and the order in which a kernel adds them from left to right.</summary>
/// <param name="tree">The tree of all shards.</param>
/// <param name="node">The node.</param>
internal sealed class ShardSums(ShardTree tree, ShardNode node)
{
    private readonly ShardSum[] _sums = new ShardSum[node.End - node.First];
    private int _rows = -1;
    private int _count;

    /// <summary>The node's rows of a batch.</summary>
    /// <param name="rows">Rows of the batch.</param>
    public (int First, int End) RowsOf(int rows) => (tree.FirstRow(node.First, rows), tree.FirstRow(node.End, rows));

    /// <summary>The shards that have rows.</summary>
    /// <param name="rows">Rows of the batch.</param>
    public ReadOnlyMemory<ShardSum> Of(int rows)
    {
        if (rows != _rows)
        {
            _rows = rows;
            _count = 0;
            Add(node);
        }

        return _sums.AsMemory(0, _count);
    }

    private void Add(ShardNode part)
    {
        if (part.IsLeaf)
        {
            _sums[_count++] = new ShardSum((nuint)(tree.FirstRow(part.End, _rows) - tree.FirstRow(part.First, _rows)), Nodes: 0);
            return;
        }

        bool hasLeft = tree.HasRows(part.Left, _rows), hasRight = tree.HasRows(part.Right, _rows);
        if (hasLeft)
        {
            Add(part.Left);
        }

        if (hasRight)
        {
            Add(part.Right);
        }

        if (hasLeft && hasRight)
        {
            ref ShardSum last = ref _sums[_count - 1];
            last = last with { Nodes = last.Nodes + 1 };
        }
    }
}
