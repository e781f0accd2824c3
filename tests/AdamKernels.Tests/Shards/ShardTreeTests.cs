namespace AdamKernels.Tests.Shards;

public class ShardTreeTests
{
    [Theory]
    [InlineData(1, "0")]
    [InlineData(2, "(0 1)")]
    [InlineData(3, "((0 1) 2)")]
    [InlineData(5, "(((0 1) (2 3)) 4)")]
    [InlineData(7, "(((0 1) (2 3)) ((4 5) 6))")]
    [InlineData(8, "(((0 1) (2 3)) ((4 5) (6 7)))")]
    public void The_left_child_has_the_largest_power_of_two(int shards, string expected) =>
        Assert.Equal(expected, Print(new ShardTree(shards).Root));

    [Fact]
    public void Every_row_is_in_one_shard_and_sizes_differ_by_one_at_most()
    {
        for (int shards = 1; shards <= 20; shards++)
        {
            var tree = new ShardTree(shards);
            for (int rows = 1; rows <= 70; rows++)
            {
                int[] sizes = [.. Enumerable.Range(0, shards).Select(i => tree.FirstRow(i + 1, rows) - tree.FirstRow(i, rows))];
                Assert.Equal(0, tree.FirstRow(0, rows));
                Assert.Equal(rows, sizes.Sum());
                Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
                Assert.All(sizes, (size, i) => Assert.Equal(size > 0, tree.HasRows(new ShardNode(i, i + 1), rows)));
            }
        }
    }

    [Fact]
    public void Rows_of_a_large_batch_do_not_overflow() =>
        Assert.Equal(int.MaxValue, new ShardTree(1 << 20).FirstRow(1 << 20, int.MaxValue));

    private static string Print(ShardNode node) => node.IsLeaf ? $"{node.First}" : $"({Print(node.Left)} {Print(node.Right)})";
}
