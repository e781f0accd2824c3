using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using CsCheck;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>Tiles of registers: one too large spills into memory at every step, one too small leaves units idle.</summary>
public sealed class TilePlannerTests
{
    private static readonly Gen<VectorTarget> AnyTarget = Specs.OneOf(VectorTarget.All);

    private static readonly Gen<int> AnyLength = Gen.Frequency((2, Gen.Int[1, 20]), (1, Gen.Int[1, 1000]));

    /// <summary>
    /// Fails when the planner forgets a register: one for every accumulator, one for each side of the tile that stays in registers,
    /// and one that the other side streams through.
    /// </summary>
    [Fact]
    public void Broadcast_tiles_fit_the_registers() =>
        Gen.Select(AnyTarget, AnyLength, Gen.Bool, AnyLength, AnyLength, Specs.OneOf(1, 2, 4)).Sample(
        (target, rows, vary, vectors, steps, chains) =>
            AssertFit(
                TilePlanner.Broadcast(target, rows, vary, vectors, steps, chains), target, rows, vectors, accumulatorsPerResult: chains));

    /// <summary>
    /// Fails when a method becomes longer than what the just-in-time compiler was seen to optimize: each result takes a load and a
    /// multiply-add for each chain, and the operations that finish it.
    /// </summary>
    [Fact]
    public void Tiles_stay_within_the_budget_of_operations() =>
        Gen.Select(AnyTarget, AnyLength, Gen.Bool, AnyLength, Specs.OneOf(1, 2, 4), Gen.Int[0, 200]).Sample(
        (target, rows, vary, vectors, chains, operations) =>
        {
            Tile tile = TilePlanner.Broadcast(target, rows, vary, vectors, steps: 100, chains, operations: operations).Main;
            int results = tile.Rows * tile.Columns;
            int copies = (rows % tile.Rows == 0 ? 1 : 2) * (vectors % tile.Columns == 0 ? 1 : 2);
            Assert.True(
                results == 1 || copies * results * (2 * chains + operations) <= 1400,
                $"{copies} copies of {tile} with {operations} operations for {rows} rows of {vectors} vectors on {target.Name}");
        });

    /// <summary>
    /// Fails when the budget changes: written down for an update that it does not limit, for a longer one, and for sums of four chains.
    /// </summary>
    [Theory]
    [InlineData(64, 4, 1, 17, 26)]
    [InlineData(64, 4, 1, 33, 16)]
    [InlineData(7, 1, 4, 200, 3)]
    public void The_budget_limits_long_updates_alone(int rows, int vectors, int chains, int operations, int expected)
    {
        Tile tile = TilePlanner.Broadcast(
            VectorTarget.Vector512, rows, rowsVary: false, vectors, steps: 100, chains, operations: operations).Main;
        Assert.Equal(expected, tile.Rows * tile.Columns);
    }

    /// <summary>
    /// Fails when what fills the model of the cache to the last byte no longer fits in it, or when rows that wait between blocks of steps
    /// cost nothing: a wider tile wins in the first two cases, a higher one in the third.
    /// </summary>
    [Theory]
    [InlineData(1, 64, 0, "1x6")]
    [InlineData(64, 16, 128, "4x6")]
    [InlineData(96, 16, 128, "8x3")]
    public void The_cache_limits_tiles(int rows, int steps, int stride, string expected)
    {
        Tile tile = TilePlanner.Broadcast(VectorTarget.Vector512, rows, rowsVary: true, vectors: 6, steps, chains: 1, stride).Main;
        Assert.Equal(expected, $"{tile.Rows}x{tile.Columns}");
    }

    /// <summary>
    /// Fails when a tile changes. That changes no result, but the speed of what was measured; the snapshot shows where else it does.
    /// </summary>
    [Fact]
    public Task Tiles_are_fixed()
    {
        (string Name, Func<VectorTarget, int, int, Tiling> Plan)[] products =
        [
            ("forward", (target, rows, vectors) => TilePlanner.Broadcast(target, rows, rowsVary: true, vectors, 64, 1, stride: 128)),
            ("forward, long", (target, rows, vectors) =>
                TilePlanner.Broadcast(target, rows, rowsVary: true, vectors, 2000, 1, stride: 512)),
            ("forward, 4 chains", (target, rows, vectors) => TilePlanner.Broadcast(target, rows, rowsVary: true, vectors, 2000, chains: 4)),
            ("gradient", (target, rows, vectors) => TilePlanner.Broadcast(target, rows, rowsVary: false, vectors, 32, 1)),
            ("update", (target, rows, vectors) =>
                TilePlanner.Broadcast(target, rows, rowsVary: false, vectors, 32, 1, reserved: target.Registers / 2, operations: 33)),
            ("dot", (target, rows, vectors) => TilePlanner.Dot(target, rows, vectors, steps: 64)),
            ("dot, long", (target, rows, vectors) => TilePlanner.Dot(target, rows, vectors, steps: 4096)),
        ];
        IEnumerable<string> lines =
            from target in VectorTarget.All
            from product in products
            where !(target.IsScalar && product.Name.StartsWith("dot", StringComparison.Ordinal))
            let tilings =
                from rows in (int[])[1, 3, 17, 32]
                from vectors in (int[])[1, 2, 5, 8, 16, 24]
                select product.Plan(target, rows, vectors)
            let tiles = tilings.Select(tiling =>
                $"{tiling.Main.Rows}x{tiling.Main.Columns}{(tiling.BlockSteps > 0 ? $"/{tiling.BlockSteps}" : "")}")
            select $"{target.Name}, {product.Name}: {string.Join(' ', tiles)}\n";
        return Verifier.Verify(string.Concat(lines));
    }

    [Fact]
    public void Dot_tiles_fit_the_registers() =>
        Gen.Select(AnyTarget.Where(target => !target.IsScalar), AnyLength, AnyLength, AnyLength).Sample(
        (target, rows, results, steps) =>
            AssertFit(TilePlanner.Dot(target, rows, results, steps), target, rows, results, accumulatorsPerResult: 16 / target.Lanes));

    /// <summary>
    /// Fails when tiles become too small to keep two multiply-add units busy: eight independent chains hide four cycles of latency, where
    /// there is as much to do.
    /// </summary>
    [Fact]
    public void Large_tiles_hide_the_latency() =>
        Gen.Select(AnyTarget.Where(target => !target.IsScalar), Gen.Int[16, 1000], Gen.Int[8, 100], AnyLength).Sample(
        (target, rows, vectors, steps) =>
        {
            Tile tile = TilePlanner.Broadcast(target, rows, rowsVary: false, vectors, steps, chains: 1).Main;
            Assert.True(tile.Rows * tile.Columns >= 8, $"{tile} for {rows} rows of {vectors} vectors on {target.Name}");
        });

    private static void AssertFit(Tiling tiling, VectorTarget target, int rows, int columns, int accumulatorsPerResult)
    {
        AssertFits(tiling.Main, target, rows, columns, accumulatorsPerResult);
        AssertFits(tiling.SingleRow, target, rows: 1, columns, accumulatorsPerResult);
    }

    private static void AssertFits(Tile tile, VectorTarget target, int rows, int columns, int accumulatorsPerResult)
    {
        Assert.InRange(tile.Rows, 1, rows);
        Assert.InRange(tile.Columns, 1, columns);
        int registers = (tile.Rows * tile.Columns * accumulatorsPerResult) + Math.Min(tile.Rows, tile.Columns) + 1;
        Assert.True(registers <= target.Registers, $"{tile} takes {registers} of {target.Registers} registers of {target.Name}");
    }
}
