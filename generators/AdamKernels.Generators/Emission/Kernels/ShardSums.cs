using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Emits the sums of a tile over the shards of a batch, and the tree in which they are added.</summary>
/// <param name="accumulators">The registers that hold the sums.</param>
/// <param name="writer">Receives the statements.</param>
/// <param name="vector">Spells the operations.</param>
internal sealed class ShardSums(TileAccumulators accumulators, SourceWriter writer, VectorWriter vector)
{
    /// <summary>
    /// Emits a loop over the shards, which leaves the root of their tree in the accumulators. Sums that wait for a later one lie on a stack
    /// that the first-level cache holds, so that memory sees nothing but the root.
    /// </summary>
    /// <param name="rows">Rows of the tile.</param>
    /// <param name="columns">Vectors in a row of the tile.</param>
    /// <param name="step">Emits the multiply-adds of one row of the batch.</param>
    public void Emit(int rows, int columns, Action step)
    {
        string size = Literal.Int(rows * columns * vector.Lanes);
        writer.Line("nuint waiting = 0;").Block("foreach (ShardSum shard in shards)", () =>
        {
            accumulators.ForEach(rows, columns, sum => $"{sum} = {vector.Zero};");
            writer.Block("for (nuint k = 0; k < shard.Rows; k++)", step)
                .Blank()
                .Line("// The nodes of the tree that end with this shard: the last sum that waits is the left child, this one the right.")
                .Block("for (nuint node = 0; node < shard.Nodes; node++)", () =>
                {
                    writer.Line($"waiting -= {size};");
                    ForEachPlace((sum, place) => $"{sum} = {vector.Load(DeferredTiles.Pending, place)} + {sum};");
                })
                .Blank();
            ForEachPlace((sum, place) => vector.Store(sum, DeferredTiles.Pending, place));
            writer.Line($"waiting += {size};");
        });

        void ForEachPlace(Func<string, Position, string> statement)
        {
            int next = 0;
            accumulators.ForEach(rows, columns, sum => statement(sum, new Position("waiting") + vector.Lanes * next++));
        }
    }
}
