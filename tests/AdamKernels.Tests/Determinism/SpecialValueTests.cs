using AdamKernels.PathProbe;

namespace AdamKernels.Tests.Determinism;

/// <summary>
/// Gradients that overflow, with a limit of their norm: losses, norms, messages and parameters are the same on every path.
/// </summary>
/// <remarks>
/// Infinity · 0 is NaN in the padding of those paths whose kernels work on whole vectors. A norm that reads it makes these fail, and so
/// does a vector that goes beyond the end of a row.
/// </remarks>
public class SpecialValueTests
{
    [Theory]
    [MemberData(nameof(ForcedPaths.All), MemberType = typeof(ForcedPaths))]
    public async Task Special_values_give_the_same_on_every_path(string setting, VectorPath path)
    {
        string[] lines = await ChildProcess.RunAsync(setting, "special");

        Assert.Equal($"path {ForcedPaths.Expected(setting, path)}", lines[0]);
        Assert.Equal(SpecialRun.Lines(), lines[1..]);
    }

    /// <summary>The loss is finite, and one gradient is infinite: so is the norm.</summary>
    [Fact]
    public void The_norm_is_infinite_where_a_gradient_is()
    {
        string overflow = SpecialRun.Overflow();

        Assert.EndsWith($" {BitConverter.DoubleToInt64Bits(double.PositiveInfinity):x16}", overflow);
        Assert.DoesNotContain("NaN", overflow);
    }

    /// <summary>Values that show something: losses and norms that are finite, norms that are not, and updates.</summary>
    [Fact]
    public void The_cases_are_of_all_kinds()
    {
        string[] lines = [.. SpecialRun.Lines()];

        Assert.Contains(lines, line => line.Contains("The norm of the gradients is Infinity", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("NaN", StringComparison.Ordinal));
        Assert.Contains(
            lines,
            line => !line.Contains("NaN", StringComparison.Ordinal) && !line.Contains(
                "7ff0000000000000", StringComparison.Ordinal) && !line.Contains("The ", StringComparison.Ordinal));
    }
}
