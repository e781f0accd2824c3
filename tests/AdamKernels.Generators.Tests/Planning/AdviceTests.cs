using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using CsCheck;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>What is said about widths and batches that cost speed.</summary>
public sealed class AdviceTests
{
    /// <summary>Fails when the outputs of a problem are called a bad width, or when whole vectors or small widths are.</summary>
    [Theory]
    [InlineData(63, 64)]
    [InlineData(65, 64)]
    [InlineData(71, 64)]
    [InlineData(72, 80)]
    [InlineData(100, 96)]
    [InlineData(15, 16)]
    [InlineData(64, null)]
    [InlineData(16, null)]
    [InlineData(8, null)]
    [InlineData(24, null)]
    [InlineData(1, null)]
    public void The_nearest_whole_vectors_within_an_eighth(int width, int? better)
    {
        Assert.Equal(better, WidthAdvice.For(Specs.Create([4, width, 63])).SingleOrDefault()?.Better);
        Assert.Empty(WidthAdvice.For(Specs.Create([63, width])));
    }

    /// <summary>
    /// Fails when a width is called bad that costs nothing, because the weights are stored by output, or when one is advised that does not
    /// fit into memory.
    /// </summary>
    [Fact]
    public void No_width_that_does_not_help()
    {
        Assert.Empty(WidthAdvice.For(Specs.Create([16, 15, 2])));
        Assert.Empty(WidthAdvice.For(Specs.Create([16, 16, 15, 64])));
        Assert.Single(WidthAdvice.For(Specs.Create([1, 63, 30_000_000], maxBatchSize: 1)));
        Assert.Empty(WidthAdvice.For(Specs.Create([1, 63, 33_500_000], maxBatchSize: 1)));
    }

    /// <summary>Fails when layers that a residual connection joins would get different widths, or the last layer another one.</summary>
    [Fact]
    public void Residual_connections_join_widths()
    {
        NetworkSpec spec = Residual(Specs.Create([4, 63, 63, 63, 31, 31]), 1, 2);
        Assert.Equal([(0, 2, 64), (3, 3, 32)], WidthAdvice.For(spec).Select(advice => (advice.First, advice.Last, advice.Better)));
        Assert.Single(WidthAdvice.For(Residual(Specs.Create([16, 15, 15, 64]), 1)));
        Assert.Equal([(0, 2, 64)], WidthAdvice.For(Residual(spec, 4)).Select(advice => (advice.First, advice.Last, advice.Better)));
    }

    /// <summary>Fails when the figures are not those of the planner for both networks.</summary>
    [Fact]
    public void Figures_are_the_planners()
    {
        NetworkSpec spec = Specs.Create([784, 65, 10], maxBatchSize: 64);
        WidthAdvice advice = Assert.Single(WidthAdvice.For(spec));
        Assert.Equal(80, advice.Lanes);
        Assert.Equal(new NetworkPlan(spec).Cost.Step, advice.Cost);
        Assert.Equal(new NetworkPlan(Specs.Create([784, 64, 10], maxBatchSize: 64)).Cost.Step, advice.BetterCost);
    }

    /// <summary>Fails when a network is told to transpose weights that does so already, or that never does.</summary>
    [Fact]
    public void Small_batches_are_those_with_dot_products() => Specs.Any.Sample(
        spec =>
        {
            BatchAdvice? advice = BatchAdvice.For(spec);
            int[] dots =
            [
                .. BufferLayout.Create(spec).Layers.Where(layer => layer.InputGradient == InputGradientForm.Dots)
                    .Select(layer => layer.Number),
            ];
            if (spec.MaxBatchSize == 1 || dots.Length == 0)
            {
                Assert.Null(advice);
            }
            else
            {
                Assert.NotNull(advice);
                Assert.Equal(dots, advice.Layers);
                var better = new NetworkPlan(spec with { MaxBatchSize = BatchAdvice.Better });
                Assert.DoesNotContain(better.Layout.Layers, layer => layer.InputGradient == InputGradientForm.Dots);
                Assert.Equal((better.Cost.Transpose, better.Cost.Step), (advice.Transposition, advice.Cost));
            }
        },
        iter: 300);

    private static NetworkSpec Residual(NetworkSpec spec, params int[] residual) => spec with
    {
        Layers = new EquatableArray<LayerSpec>(
            [.. spec.Layers.Select((layer, i) => !residual.Contains(i) ? layer : layer with
            {
                Declaration = new DenseAttribute(layer.Outputs, layer.Activation) { Residual = true },
            })]),
    };
}
