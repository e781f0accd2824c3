using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using CsCheck;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>
/// Where everything lies in memory: kernels load whole vectors without a check, so an overlap is a wrong result or a crash.
/// </summary>
public sealed class BufferLayoutTests
{
    private const int Alignment = 16;

    private readonly record struct Region(string Name, int Offset, int Length)
    {
        public int End => Offset + Length;
    }

    /// <summary>Fails when a stride or an offset forgets the padding: a 512-bit load would cross a cache line.</summary>
    [Fact]
    public void Everything_starts_on_a_cache_line() => Specs.Any.Sample(spec =>
    {
        BufferLayout layout = BufferLayout.Create(spec);
        Assert.All(ParameterRegions(layout), region => Assert.Equal(0, region.Offset % Alignment));
        Assert.All(layout.Layers, layer => Assert.Equal(
            (0, 0, 0),
            (layer.WeightStride % Alignment, layer.OutputStride % Alignment, layer.InputGradientStride % Alignment)));
        Assert.Equal(0, layout.ParameterLength % Alignment);
    });

    [Fact]
    public void Parameters_do_not_overlap_and_fill_their_buffer() => Specs.Any.Sample(spec =>
    {
        BufferLayout layout = BufferLayout.Create(spec);
        AssertDisjoint(ParameterRegions(layout), layout.ParameterLength);
        Assert.Equal(layout.ParameterLength, ParameterRegions(layout).Sum(region => region.Length));
    });

    [Fact]
    public void Strides_hold_a_row_and_connect_the_layers() => Specs.Any.Sample(spec =>
    {
        BufferLayout layout = BufferLayout.Create(spec);
        int inputStride = spec.InputCount;
        foreach (LayerLayout layer in layout.Layers)
        {
            // The user's samples are packed; from the second layer on a layer reads what the one before it wrote.
            Assert.Equal(inputStride, layer.InputStride);
            // Less than a line of padding, or one line more against conflicts in the cache.
            Assert.InRange(layer.OutputStride, layer.Spec.Outputs, layer.Spec.Outputs + 2 * Alignment - 1);
            int row = layer.Layout == WeightLayout.InputMajor ? layer.Spec.Outputs : layer.Spec.Inputs;
            Assert.InRange(layer.WeightStride, row, row + 2 * Alignment - 1);
            inputStride = layer.OutputStride;
        }

        Assert.Equal(
            spec.Layers.Sum(layer => layer.Outputs * (layer.Inputs + 1 + (layer.Declared.LayerNorm ? 2 : layer.Declared.RmsNorm ? 1 : 0))),
            layout.ParameterCount);
    });

    /// <summary>
    /// Fails when narrow layers take the other layout for its own sake, or the first one although its samples are not padded.
    /// </summary>
    [Fact]
    public void Narrow_layers_are_stored_by_output_only_where_that_saves_memory() => Specs.Any.Sample(spec =>
    {
        LayerLayout[] layers = BufferLayout.Create(spec).Layers;
        Assert.All(layers, layer =>
        {
            bool saves = layer.Spec.Outputs * RoundUp(layer.Spec.Inputs) < layer.Spec.Inputs * RoundUp(layer.Spec.Outputs);
            bool readsWholeVectors = layer.Number > 1 || layer.Spec.Inputs % Alignment == 0;
            bool isNarrow = layer.Spec.Outputs < Alignment;
            Assert.Equal(saves && readsWholeVectors && isNarrow, layer.Layout == WeightLayout.OutputMajor);
        });
    });

    /// <summary>
    /// Two layers that follow each other use different halves of the scratch, and each half holds a row of all that use it.
    /// </summary>
    [Fact]
    public void A_prediction_never_writes_what_it_reads() => Specs.Any.Sample(spec =>
    {
        var plan = new NetworkPlan(spec);
        BufferLayout layout = plan.Layout;
        Assert.All(
            layout.Layers.Zip(layout.Layers.Skip(1)),
            pair => Assert.NotEqual(PredictionPlan.IsFirstHalf(pair.First), PredictionPlan.IsFirstHalf(pair.Second)));
        int first = PredictionPlan.FirstHalfStride(plan);
        int second = PredictionPlan.ScratchLength(plan, 1) - first;
        Assert.All(layout.Layers, layer => Assert.InRange(layer.OutputStride, 1, PredictionPlan.IsFirstHalf(layer) ? first : second));
        Assert.Equal(0, first % Alignment);
        Assert.InRange(PredictionPlan.Rows(plan), 1, int.MaxValue);
    });

    [Theory]
    [InlineData(100_000, 100_000, 1)]
    [InlineData(1000, 1, int.MaxValue)]
    [InlineData(1, int.MaxValue, 1)]
    [InlineData(int.MaxValue, 1, 1)]
    public void What_does_not_fit_is_an_overflow(int inputs, int outputs, int maxBatchSize) =>
        Assert.Throws<OverflowException>(() => new NetworkPlan(Specs.Create([inputs, outputs], maxBatchSize)));

    private static int RoundUp(int length) => (length + Alignment - 1) / Alignment * Alignment;

    private static IEnumerable<Region> ParameterRegions(BufferLayout layout) => layout.Layers.SelectMany(layer => layer.Spec.Vectors
        .Select(vector => new Region($"{vector} of {layer.Number}", layer.OffsetOf(vector), layer.OutputStride))
        .Prepend(new Region($"w{layer.Number}", layer.WeightOffset, layer.WeightRows * layer.WeightStride)));

    private static void AssertDisjoint(IEnumerable<Region> regions, int length)
    {
        Region[] sorted = [.. regions.OrderBy(region => region.Offset)];
        Assert.All(
            sorted.Zip(sorted.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Offset, $"{pair.First} overlaps {pair.Second}"));
        Assert.True(sorted[0].Offset >= 0 && sorted[^1].End <= length, $"{sorted[^1]} exceeds {length}");
    }
}
