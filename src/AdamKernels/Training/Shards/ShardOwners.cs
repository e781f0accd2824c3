using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Which process has which shards of a batch. Each has consecutive ones, and as many as the others or one more or less.</summary>
internal sealed class ShardOwners
{
    private readonly int _rank;

    /// <param name="shards">Number of shards.</param>
    /// <param name="group">The processes; null for this one alone.</param>
    public ShardOwners(int shards, IProcessGroup? group)
    {
        Tree = new ShardTree(shards);
        Group = group;
        _rank = group?.Rank ?? 0;
        Count = group?.Count ?? 1;
        Nodes = [.. Enumerable.Range(0, Count).Select(rank => NodesOf(rank, 0, shards).ToArray())];
        Agreement = group is null ? null : new StepAgreement(this, group);
    }

    /// <summary>The tree of the shards.</summary>
    public ShardTree Tree { get; }

    /// <summary>The processes; null for this one alone.</summary>
    public IProcessGroup? Group { get; }

    /// <summary>What the processes tell each other in every step; null for this one alone.</summary>
    public StepAgreement? Agreement { get; }

    /// <summary>Number of processes.</summary>
    public int Count { get; }

    /// <summary>
    /// The nodes of the tree that each process adds up by itself, from left to right: as few as have all of its shards and no others.
    /// </summary>
    public ShardNode[][] Nodes { get; }

    /// <summary>The nodes of this process.</summary>
    public ShardNode[] Own => Nodes[_rank];

    /// <summary>The first shard of a process; for the number of processes, the number of shards.</summary>
    public int FirstShard(int rank) => (int)((long)rank * Tree.Shards / Count);

    /// <summary>The rows of a batch that this process has.</summary>
    /// <param name="all">The batch.</param>
    public BatchContext OwnRows(in BatchContext all)
    {
        int rows = (int)all.RowCount, first = Tree.FirstRow(FirstShard(_rank), rows);
        return all.Slice(first, Tree.FirstRow(FirstShard(_rank + 1), rows) - first);
    }

    private IEnumerable<ShardNode> NodesOf(int rank, int first, int end)
    {
        int firstOwn = FirstShard(rank), endOwn = FirstShard(rank + 1);
        if (end <= firstOwn || endOwn <= first)
        {
            return [];
        }

        if (firstOwn <= first && end <= endOwn)
        {
            return [new ShardNode(first, end)];
        }

        int middle = new ShardNode(first, end).Middle;
        return [.. NodesOf(rank, first, middle), .. NodesOf(rank, middle, end)];
    }
}
