using AdamKernels.Runtime;

namespace AdamKernels.Tests.Shards;

/// <summary>What kernels add, shard by shard, is the tree without its empty shards.</summary>
public class ShardSumsTests
{
    [Fact]
    public void Shards_are_added_in_their_tree()
    {
        for (int shards = 1; shards <= 20; shards++)
        {
            var tree = new ShardTree(shards);
            var sums = new ShardSums(tree, tree.Root);
            for (int rows = 1; rows <= 45; rows++)
            {
                Assert.Equal(Print(tree, tree.Root, rows), Add(sums.Of(rows).Span, out _));
            }
        }
    }

    /// <summary>A process has some of the shards, and so some of the rows.</summary>
    [Fact]
    public void A_node_has_its_own_rows()
    {
        var sums = new ShardSums(new ShardTree(7), new ShardNode(4, 6));

        Assert.Equal((8, 12), sums.RowsOf(rows: 15));
        Assert.Equal([new ShardSum(Rows: 2, Nodes: 0), new ShardSum(Rows: 2, Nodes: 1)], sums.Of(rows: 15).ToArray());
        Assert.Equal((2, 3), sums.RowsOf(rows: 4));
        Assert.Equal([new ShardSum(Rows: 1, Nodes: 0)], sums.Of(rows: 4).ToArray());
        Assert.Equal(sums.RowsOf(rows: 1).First, sums.RowsOf(rows: 1).End);
    }

    /// <summary>Fails when a kernel would write beyond the memory that its declaration provides for sums that wait.</summary>
    [Fact]
    public void Memory_suffices_for_the_sums_that_wait()
    {
        Check<FiveShards>();
        Check<EightShards>();
        Check<AccumulatedShards>();
        Check<ManyShards>();

        static void Check<TNetwork>()
            where TNetwork : class, INetwork<TNetwork>
        {
            const int FloatsOfTile = 512;
            var tree = new ShardTree(TNetwork.Description.Shards);
            var sums = new ShardSums(tree, tree.Root);
            int most = 0;
            for (int rows = 1; rows <= TNetwork.Description.MaxBatchSize; rows++)
            {
                Add(sums.Of(rows).Span, out int waiting);
                most = Math.Max(most, waiting);
            }

            Assert.Equal(most * FloatsOfTile, TNetwork.Description.PendingLength);
        }
    }

    /// <summary>Adds as a kernel does, with the rows of a shard in place of their sum.</summary>
    private static string Add(ReadOnlySpan<ShardSum> shards, out int most)
    {
        var waiting = new Stack<string>();
        most = 0;
        foreach (ShardSum shard in shards)
        {
            string sum = $"{shard.Rows}";
            for (nuint node = 0; node < shard.Nodes; node++)
            {
                sum = $"({waiting.Pop()} {sum})";
            }

            waiting.Push(sum);
            most = Math.Max(most, waiting.Count);
        }

        return Assert.Single(waiting);
    }

    private static string Print(ShardTree tree, ShardNode node, int rows)
    {
        if (node.IsLeaf)
        {
            return $"{tree.FirstRow(node.End, rows) - tree.FirstRow(node.First, rows)}";
        }

        string[] parts =
            [.. new[] { node.Left, node.Right }.Where(child => tree.HasRows(child, rows)).Select(child => Print(tree, child, rows))];
        return parts.Length == 1 ? parts[0] : $"({parts[0]} {parts[1]})";
    }
}
