using System.Globalization;

namespace AdamKernels.Robustness.Tests.Bounds;

/// <summary>
/// Runs cases in which each operand lies between two pages of memory that nobody may access, and ends right before the second one or begins
/// right after the first one. An access beyond it ends the process that runs the case; the message then has the case and the stack.
/// </summary>
internal static class BoundsRun
{
    /// <summary>Asserts that all cases run to their end, on the path that a setting forces.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="path">The path on a machine that has all.</param>
    /// <param name="leastCases">Number of cases that there are at least.</param>
    /// <param name="arguments">What the probe runs.</param>
    public static async Task AssertWithin(string setting, VectorPath path, int leastCases, params string[] arguments)
    {
        string[] lines = await ChildProcess.RunAsync(setting, arguments);

        Assert.Equal($"path {ForcedPaths.Expected(setting, path)}", lines[0]);
        Assert.StartsWith("cases ", lines[^1]);
        Assert.True(int.Parse(lines[^1][6..], CultureInfo.InvariantCulture) >= leastCases, $"Only {lines[^1]} ran.");
    }

    /// <summary>Skips a test where pages cannot be protected.</summary>
    public static void SkipElsewhere() => Skip.IfNot(OperatingSystem.IsLinux(), "Protects pages as Linux does.");
}
