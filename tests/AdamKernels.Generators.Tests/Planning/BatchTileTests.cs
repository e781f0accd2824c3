using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Emission;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>Which networks take large batches in tiles, and of how many samples.</summary>
public sealed class BatchTileTests
{
    /// <summary>Fails when the sizes for which docs/performance.md has measurements get other tiles.</summary>
    [Theory]
    [InlineData(new[] { 4, 32, 16, 4 }, 10_000, 80)]
    [InlineData(new[] { 4, 32, 32, 2 }, 2048, 64)]
    [InlineData(new[] { 16, 64, 64, 4 }, 2048, 96)]
    [InlineData(new[] { 784, 128, 10 }, 10_000, 0)]
    public void Measured_shapes_have_their_tiles(int[] sizes, int maxBatchSize, int expected) =>
        Assert.Equal(expected, Create(Specs.Create(sizes, maxBatchSize)).BatchTile);

    /// <summary>Fails when the smallest tile that pays is not taken.</summary>
    [Fact]
    public void The_smallest_tile_has_32_samples() => Assert.Equal(32, Create(Specs.Create([1, 160, 1], 10_000)).BatchTile);

    /// <summary>Fails when a batch is divided that is hardly larger than a tile, or when a small one pays for the larger ones.</summary>
    [Fact]
    public void A_batch_is_divided_from_two_tiles_on()
    {
        int tile = Create(Specs.Create([4, 32, 16, 4], 10_000)).BatchTile;

        Assert.Equal(0, Create(Specs.Create([4, 32, 16, 4], 2 * tile - 1)).BatchTile);
        Assert.Equal(tile, Create(Specs.Create([4, 32, 16, 4], 2 * tile)).BatchTile);
    }

    [Fact]
    public void What_depends_on_the_whole_batch_is_not_divided()
    {
        NetworkSpec spec = Specs.Create([4, 32, 16, 4], 10_000);
        Assert.NotEqual(0, Create(spec).BatchTile);
        Assert.Equal(0, Create(spec with { DeclaredLoss = new CustomLossAttribute() }).BatchTile);
        Assert.Equal(0, Create(spec with { Gradient = new GradientSpec { MaxNorm = 1 } }).BatchTile);
        Assert.Equal(0, Create(spec with { Gradient = new GradientSpec { Batches = 2 } }).BatchTile);
    }

    /// <summary>Fails when threads that have batches of their own divide a layer's inputs too.</summary>
    [Theory]
    [InlineData(32, true)]
    [InlineData(10_000, false)]
    public void Only_undivided_batches_have_layers_whose_inputs_are_divided(int maxBatchSize, bool expected) =>
        Assert.Equal(expected, Create(Specs.Create([64, 128, 1], maxBatchSize)).Layers[0].DividesInputs);

    /// <summary>Fails when kernels of small batches carry what only tiles need.</summary>
    [Theory]
    [InlineData(100, false)]
    [InlineData(10_000, true)]
    public void Only_divided_batches_have_kernels_that_continue(int maxBatchSize, bool expected)
    {
        NetworkSpec spec = Specs.Create([4, 32, 16, 4], maxBatchSize);
        Assert.Equal(
            expected,
            new NetworkSource(new NetworkPlan(spec)).Kernels(VectorTarget.Vector512).Contains("if (continues)", StringComparison.Ordinal));
    }

    private static NetworkPlan Create(NetworkSpec spec) => new(spec);
}
