using System.Text.RegularExpressions;
using AdamKernels.Generators.Emission;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using CsCheck;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>The order of every sum is part of the contract: the same bits on every machine.</summary>
public sealed partial class ChainPlannerTests
{
    /// <summary>Written down, because a change of any of them changes the bits of every network that has such a layer.</summary>
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 7, 1)]
    [InlineData(1, 8, 2)]
    [InlineData(1, 15, 2)]
    [InlineData(1, 16, 4)]
    [InlineData(16, 784, 4)]
    [InlineData(32, 784, 4)]
    [InlineData(33, 784, 4)]
    [InlineData(64, 64, 2)]
    [InlineData(112, 64, 2)]
    [InlineData(113, 64, 1)]
    [InlineData(128, 784, 1)]
    [InlineData(10, 128, 4)]
    public void Splits_are_fixed(int columns, int steps, int expected) => Assert.Equal(expected, ChainPlanner.Split(columns, steps));

    [Fact]
    public void Every_chain_has_steps_to_do() => Gen.Select(Gen.Int[1, 2000], Gen.Int[1, 2000]).Sample((columns, steps) =>
    {
        int chains = ChainPlanner.Split(columns, steps);
        Assert.Contains(chains, (int[])[1, 2, 4]);
        Assert.True(chains == 1 || steps / chains >= 4, $"{steps} steps in {chains} chains");
    });

    /// <summary>
    /// Fails when a kernel takes its number of chains from the width of a vector, or the forward pass from the batch: emitted code says
    /// it of each kernel, and it must say the same in all four files.
    /// </summary>
    [Fact]
    public void Emitted_chains_depend_on_the_shape_alone() => Specs.Any.Sample(
        spec =>
        {
            string[] chains = [.. VectorTarget.All.Select(target => Chains(spec, target)).Distinct()];
            Assert.Single(chains);
            NetworkSpec other = spec with { MaxBatchSize = spec.MaxBatchSize + 100 };
            Assert.Equal(ForwardAlone(chains[0]), ForwardAlone(Chains(other, VectorTarget.Vector256)));
        },
        iter: 60);

    private static IEnumerable<string> ForwardAlone(string chains) =>
        chains.Split(';').Where(kernel => kernel.StartsWith("Forward", StringComparison.Ordinal));

    /// <summary>The kernels that split their sums, each with its number of chains.</summary>
    private static string Chains(NetworkSpec spec, VectorTarget target)
    {
        string text = new NetworkSource(new NetworkPlan(spec)).Kernels(target);
        string[] kernels = [.. Kernel().Matches(text).Select(match => match.Groups["name"].Value + match.Groups["chains"].Value)];
        Assert.Contains(kernels, kernel => kernel.StartsWith("Forward", StringComparison.Ordinal));
        return string.Join(';', kernels);
    }

    [GeneratedRegex(@"<remarks>Tile: [^,\n]*?(, (?<chains>\d+) chains|(?<chains> sums of 16 "
        + @"lanes)[^\n]*)?\.[^\n]*</remarks>\n[^\n]*\n[^\n]* void (?<name>\w+)\(")]
    private static partial Regex Kernel();
}
