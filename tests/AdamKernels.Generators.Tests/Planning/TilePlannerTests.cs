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
