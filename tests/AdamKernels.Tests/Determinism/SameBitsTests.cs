using System.Runtime.InteropServices;
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
    /// <summary>The settings that force a path, and the path that each must give on a machine that has all of them.</summary>
    public static TheoryData<string, VectorPath> Paths => new()
    {
        { "", VectorPath.Vector512 },
        { "DOTNET_EnableAVX512=0", VectorPath.Vector256 },
        { "DOTNET_PreferredVectorBitWidth=128", VectorPath.Vector128 },
        { "DOTNET_EnableAVX2=0", VectorPath.Scalar },
        { "DOTNET_EnableHWIntrinsic=0", VectorPath.Scalar },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Training_gives_the_same_bits_on_every_path(string setting, VectorPath path)
    {
        string[] lines = await Runs.Value[setting];

        Assert.Equal($"path {Expected(setting, path)}", lines[0]);
        Assert.Equal(Hashes.Value, lines[1..(1 + Hashes.Value.Length)]);
        Assert.True(Hashes.Value.Length >= 10, "at least ten networks");
    }

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Paths))]
    public async Task Every_shape_gives_the_same_bits_on_every_path(string setting, VectorPath path)
    {
        string[] lines = await Runs.Value[setting];

        Assert.Equal($"path {Expected(setting, path)}", lines[0]);
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
        Paths.ToDictionary(row => (string)row[0], row => ChildProcess.RunAsync((string)row[0], ShapeCatalog.AssemblyPath)));

    /// <summary>A machine without wide vectors takes the best path that it has; the settings but the last one are for x64 alone.</summary>
    internal static VectorPath Expected(string setting, VectorPath path) =>
        RuntimeInformation.ProcessArchitecture != Architecture.X64 && setting != "DOTNET_EnableHWIntrinsic=0" || path > VectorPaths.Selected
            ? VectorPaths.Selected
            : path;
}
