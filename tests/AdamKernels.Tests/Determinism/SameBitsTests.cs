using AdamKernels.PathProbe;
using AdamKernels.Tests.Catalog;

namespace AdamKernels.Tests.Determinism;

/// <summary>
/// The determinism contract across instruction sets: processes whose processor features are cut down print hashes of losses, parameters,
/// optimizer state and predictions, which must be those of this process.
/// </summary>
/// <remarks>
/// A chain whose order depends on the width of a vector, a multiply-add that is rounded twice on one path or a function that is not
/// evaluated the same way makes these fail. Each child also says which path it took: a setting that the runtime ignored would compare a
/// path with itself.
/// </remarks>
public class SameBitsTests
{
    [Theory]
    [MemberData(nameof(ForcedPaths.All), MemberType = typeof(ForcedPaths))]
    public async Task Training_gives_the_same_bits_on_every_path(string setting, VectorPath path)
    {
        string[] lines = await Runs.Value[setting];

        Assert.Equal($"path {ForcedPaths.Expected(setting, path)}", lines[0]);
        Assert.Equal(Hashes.Value, lines[1..(1 + Hashes.Value.Length)]);
        Assert.True(Hashes.Value.Length >= 10, "at least ten networks");
    }

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(ForcedPaths.All), MemberType = typeof(ForcedPaths))]
    public async Task Every_shape_gives_the_same_bits_on_every_path(string setting, VectorPath path)
    {
        string[] lines = await Runs.Value[setting];

        Assert.Equal($"path {ForcedPaths.Expected(setting, path)}", lines[0]);
        Assert.Equal(ShapeHashes.Value, lines[(1 + Hashes.Value.Length)..]);
    }

    [Fact]
    public void The_four_calls_give_the_same_bits_as_the_fused_step() => Assert.Equal(
        Hashes.Value,
        NetworkTypes.In(typeof(Control).Assembly).Select(type => $"{type.Name} {NetworkTypes.Hash(type, steps: 200, fused: false)}"));

    private static readonly Lazy<string[]> Hashes = new(() =>
        [.. NetworkTypes.In(typeof(Control).Assembly).Select(type => $"{type.Name} {NetworkTypes.Hash(type, steps: 200, fused: true)}")]);

    private static readonly Lazy<string[]> ShapeHashes = new(() =>
        [.. ShapeCatalog.Types.Select(type => $"{type.Name} {NetworkTypes.Hash(type, steps: 2, fused: true)}")]);

    /// <summary>
    /// The lines of one process for each setting. All run at the same time, beside other tests: each is the work of one thread.
    /// </summary>
    private static readonly Lazy<Dictionary<string, Task<string[]>>> Runs = new(() =>
        ForcedPaths.All.ToDictionary(row => (string)row[0], row => ChildProcess.RunAsync((string)row[0], ShapeCatalog.AssemblyPath)));
}
