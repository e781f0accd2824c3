using System.Globalization;

namespace AdamKernels.Robustness.Tests.Bounds;

/// <summary>
/// Nothing reads or writes beyond its memory. Each operand lies between two pages of memory that nobody may access, and ends right before
/// the second one or begins right after the first one. An access beyond it ends the process that runs the case; the message then has the
/// case and the stack.
/// </summary>
/// <remarks>A kernel, a map or a copy that takes one vector or one float too many makes these fail.</remarks>
public class BoundsTests
{
    /// <summary>Everything public that takes spans.</summary>
    [SkippableTheory]
    [Trait("Category", "Slow")] // With the slow tests, all numbers of rows on the path of single floats.
    [MemberData(nameof(ForcedPaths.All), MemberType = typeof(ForcedPaths))]
    public Task Public_calls_stay_within_their_spans(string setting, VectorPath path) => AssertWithin(setting, path, 900, "spans");

    /// <summary>Maps, sums, copies and transpositions of the runtime, and the optimizers, of every length and alignment.</summary>
    [SkippableTheory]
    [MemberData(nameof(ForcedPaths.All), MemberType = typeof(ForcedPaths))]
    public Task Vectors_of_any_length_stay_within_their_memory(string setting, VectorPath path) =>
        AssertWithin(setting, path, 15_000, "maps");

    /// <summary>
    /// Emitted kernels, with parameters, gradients and states as a whole and block by block, and each block of the workspace.
    /// </summary>
    [SkippableTheory]
    [Trait("Category", "Slow")] // With the slow tests, all numbers of rows of a large batch.
    [MemberData(nameof(ForcedPaths.All), MemberType = typeof(ForcedPaths))]
    public Task Kernels_stay_within_their_blocks(string setting, VectorPath path) =>
        AssertWithin(setting, path, 300, "kernels", SpreadNetworks.AssemblyPath);

    private static async Task AssertWithin(string setting, VectorPath path, int leastCases, params string[] arguments)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Protects pages as Linux does.");
        string[] lines = await ChildProcess.RunAsync(setting, arguments);

        Assert.Equal($"path {ForcedPaths.Expected(setting, path)}", lines[0]);
        Assert.StartsWith("cases ", lines[^1]);
        Assert.True(int.Parse(lines[^1][6..], CultureInfo.InvariantCulture) >= leastCases, $"Only {lines[^1]} ran.");
    }
}
