using AdamKernels.Generators.Emission;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Tests.Planning;

namespace AdamKernels.Generators.Tests.Emission;

/// <summary>What the documentation of an emitted class says about the decisions of the planner.</summary>
public sealed class RemarksTests
{
    /// <summary>Fails when a decision is made and not named, or named and not made.</summary>
    [Theory]
    [InlineData(new[] { 4, 32, 16, 4 }, 10_000, "parts of that size", true)]
    [InlineData(new[] { 4, 32, 16, 4 }, 32, "parts of that size", false)]
    [InlineData(new[] { 784, 512, 512, 10 }, 128, "weights 528 floats apart, of outputs 528 floats apart", true)]
    [InlineData(new[] { 784, 496, 496, 10 }, 128, "floats apart", false)]
    [InlineData(new[] { 64, 64, 10 }, 32, "input gradient from transposed weights", false)]
    [InlineData(new[] { 64, 64, 64, 10 }, 32, "input gradient from transposed weights", true)]
    [InlineData(new[] { 64, 64, 64, 10 }, 4, "input gradient as dot products", true)]
    [InlineData(new[] { 64, 64, 10 }, 32, "weights [output, input], 16 chains", true)]
    public void Name_the_decisions(int[] sizes, int maxBatchSize, string expected, bool isNamed)
    {
        NetworkSpec spec = Specs.Create(sizes, maxBatchSize);
        Assert.Equal(isNamed, NetworkRemarks.Describe(new NetworkPlan(spec)).Contains(expected, StringComparison.Ordinal));
    }
}
