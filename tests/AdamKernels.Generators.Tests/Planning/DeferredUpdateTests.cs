using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Emission;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>
/// Which updates run beside the products of the next tile, and which sums run in blocks: decisions that emitted code names.
/// </summary>
public sealed class DeferredUpdateTests
{
    private const string Deferred = "The update of each tile overlaps with the products of the next.";
    private const string Blocked = "Sums in blocks of";
    private static readonly OptimizerAttribute s_adam = new AdamAttribute();

    [Fact]
    public void An_update_with_a_root_stands_beside_the_next_tile()
    {
        Assert.Contains(Deferred, Emit(s_adam, VectorTarget.Vector512, 4, 32, 32, 2));
        Assert.Contains(Deferred, Emit(new RmsPropAttribute(), VectorTarget.Vector512, 4, 32, 32, 2));
    }

    [Fact]
    public void An_update_without_a_root_stays_in_registers() =>
        Assert.DoesNotContain(Deferred, Emit(new SgdAttribute { Momentum = 0.9 }, VectorTarget.Vector512, 4, 32, 32, 2));

    /// <summary>Fails when a path defers updates whose first half it would have to spill.</summary>
    [Theory]
    [InlineData("Vector256")]
    [InlineData("Vector128")]
    [InlineData("Scalar")]
    public void Paths_with_few_registers_update_at_once(string path) =>
        Assert.DoesNotContain(Deferred, Emit(s_adam, Target(path), 4, 32, 32, 2));

    [Fact]
    public void A_layer_of_one_tile_has_no_next_one() => Assert.DoesNotContain(Deferred, Emit(s_adam, VectorTarget.Vector512, 4, 8, 2));

    /// <summary>Fails when memory beyond the first-level cache is not asked for ahead, or memory in it is.</summary>
    [Theory]
    [InlineData("Vector512", "Prefetch.Line(ref v, ahead + column)")]
    [InlineData("Vector256", "Prefetch.Line(ref vRow, 144)")]
    [InlineData("Vector128", "Prefetch.Line(ref vRow, 0)")]
    public void Only_what_is_far_away_is_prefetched(string path, string prefetch)
    {
        Assert.Contains(prefetch, Emit(s_adam, Target(path), 784, 128, 10));
        Assert.DoesNotContain("Prefetch.Line", Emit(s_adam, Target(path), 4, 32, 32, 2));
    }

    /// <summary>Fails when updates without a root, which wait for no other tile, do not ask for memory ahead, or plain floats do.</summary>
    [Fact]
    public void Updates_at_once_prefetch_for_themselves()
    {
        Assert.Contains("Prefetch.Line(ref wRow, 0)", Emit(new SgdAttribute(), VectorTarget.Vector512, 784, 128, 10));
        Assert.DoesNotContain("Prefetch.Line", Emit(s_adam, VectorTarget.Scalar, 784, 128, 10));
    }

    /// <summary>Fails when a line of memory is asked for more than once.</summary>
    [Fact]
    public void Each_line_is_prefetched_once()
    {
        string[] prefetches =
        [
            .. Emit(s_adam, VectorTarget.Vector256, 784, 128, 10)
                .Split("Prefetch what this tile will update")[1].Split('}')[0].Split(' ', ';', '\n').Where(word => word.Length > 0),
        ];
        string[] references = ["wRow", "mRow", "vRow"];
        foreach (string reference in references)
        {
            // Two rows of four vectors: two lines in each row.
            Assert.Equal(4, prefetches.Count(word => word == $"{reference},"));
        }
    }

    [Fact]
    public void Long_sums_run_in_blocks()
    {
        Assert.Contains(Blocked, Emit(s_adam, VectorTarget.Vector512, 784, 128, 10));
        Assert.DoesNotContain(Blocked, Emit(s_adam, VectorTarget.Vector512, 16, 64, 64, 4));
    }

    /// <summary>Fails when the tile leaves no registers for the update, which would be spilled in the loop of products.</summary>
    [Fact]
    public void Tiles_leave_registers_for_the_update()
    {
        const int Reserved = 10;
        Tile tile = TilePlanner.Broadcast(
            VectorTarget.Vector512, 32, rowsVary: false, vectors: 2, steps: 32, chains: 1, reserved: Reserved).Main;
        Assert.True(
            tile.Rows * tile.Columns + Math.Min(tile.Rows, tile.Columns) + 1 + Reserved <= VectorTarget.Vector512.Registers, $"{tile}");
    }

    private static VectorTarget Target(string path) => VectorTarget.All.Single(target => target.Name == path);

    private static string Emit(OptimizerAttribute optimizer, VectorTarget target, params int[] sizes)
    {
        NetworkSpec spec = Specs.Create(sizes, 64, Activation.Relu, new MeanSquaredErrorAttribute(), optimizer);
        return new NetworkSource(new NetworkPlan(spec)).Kernels(target);
    }
}
