using AdamKernels.PathProbe;
using AdamKernels.Runtime;
using AdamKernels.Tests.Reference;
using static AdamKernels.Tests.Reference.Descriptions;

namespace AdamKernels.Tests.Training;

/// <summary>
/// Large batches that a step takes in tiles: the loss, the parameters and the states are those of the four calls, which take it at once.
/// </summary>
/// <remarks>A sum that starts anew with a tile, a target of another row or a mean over the rows of a tile makes these fail.</remarks>
public class BatchTileTests
{
    [Fact]
    public void Every_size_around_a_tile_gives_the_bits_of_the_four_calls()
    {
        AssertSameBits(seed => new Tiled(seed));
        AssertSameBits(seed => new TiledClasses(seed));
        AssertSameBits(seed => new TiledCurve(seed));
    }

    [Fact]
    public void Labels_are_those_of_the_rows()
    {
        NetworkDescription description = DescriptionOf<TiledClasses>();
        float[] inputs = RandomSamples.Inputs(description, 300, seed: 1);
        int[] labels = [.. Enumerable.Range(0, 300).Select(i => i * i % 3)];
        float[] targets = [.. labels.SelectMany(label => Enumerable.Range(0, 3).Select(i => i == label ? 1f : 0f))];
        var fused = new Trainer<TiledClasses>(new TiledClasses(seed: 1));
        var fourCalls = new Trainer<TiledClasses>(new TiledClasses(seed: 1));

        float loss = fused.Step(inputs, labels);
        ReadOnlySpan<float> outputs = fourCalls.ForwardPropagate(inputs);
        Assert.Equal(fourCalls.CalculateLoss(outputs, labels), loss);
        fourCalls.UpdateParameters(fourCalls.Backpropagate(outputs, labels));

        Assert.Equal(Bits.Of(fourCalls), Bits.Of(fused));
        Assert.Equal(fourCalls.Evaluate(inputs, targets).Accuracy, fused.Evaluate(inputs, labels).Accuracy);
    }

    /// <summary>
    /// Fails when an update comes before the last tile's loss, when only the inputs of the last tile are looked at, or when a refused step
    /// leaves its place in the batch behind.
    /// </summary>
    /// <remarks>Of an infinite input the sigmoid makes a finite loss: there the inputs alone tell.</remarks>
    [Theory]
    [InlineData(0, NonFinitePolicy.Throw)]
    [InlineData(130, NonFinitePolicy.Throw)]
    [InlineData(299, NonFinitePolicy.Throw)]
    [InlineData(0, NonFinitePolicy.SkipStep)]
    [InlineData(299, NonFinitePolicy.SkipStep)]
    public void A_bad_row_in_any_tile_leaves_no_trace(int row, NonFinitePolicy policy)
    {
        AssertNoTrace(seed => new TiledClasses(seed), row, policy);
        AssertNoTrace(seed => new TiledCurve(seed), row * (TiledCurve.MaxBatchSize - 1) / 299, policy);
    }

    private static void AssertNoTrace<TNetwork>(Func<ulong, TNetwork> create, int row, NonFinitePolicy policy)
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkDescription description = TNetwork.Description;
        var trainer = new Trainer<TNetwork>(create(1).WithIdentityScale()) { NonFinitePolicy = policy };
        var other = new Trainer<TNetwork>(create(1).WithIdentityScale());
        var good = new Batch(description, description.MaxBatchSize);
        float[] bad = [.. good.Inputs];
        bad[row * description.InputCount] = float.PositiveInfinity;

        float loss = 0;
        Exception? exception = Record.Exception(() => loss = trainer.Step(bad, good.Targets));

        Assert.Equal(policy == NonFinitePolicy.Throw, exception is NonFiniteLossException);
        Assert.True(exception is not null || float.IsNaN(loss));
        Assert.Equal(Bits.Of(other), Bits.Of(trainer));
        Assert.Equal(other.Evaluate(good.Inputs, good.Targets), trainer.Evaluate(good.Inputs, good.Targets));
        Assert.Equal(other.Step(good.Inputs, good.Targets), trainer.Step(good.Inputs, good.Targets));
        Assert.Equal(Bits.Of(other), Bits.Of(trainer));
    }

    [Fact]
    public void Labels_that_count_nothing_in_one_tile_count_in_another()
    {
        float[] inputs = RandomSamples.Inputs(DescriptionOf<TiledClasses>(), 300, seed: 1);
        int[] labels = [.. Enumerable.Repeat(1, 200), .. Enumerable.Repeat(0, 100)];
        var trainer = new Trainer<TiledClasses>(new TiledClasses(seed: 1));
        var same = new Trainer<TiledClasses>(new TiledClasses(seed: 1));

        float loss = trainer.Step(inputs, labels);
        ReadOnlySpan<float> outputs = same.ForwardPropagate(inputs);

        Assert.Equal(same.CalculateLoss(outputs, labels), loss);
        Assert.Equal((1, true), (trainer.StepCount, loss > 0));
        Assert.Equal(0, trainer.Step(inputs, Enumerable.Repeat(1, 300).ToArray()));
        Assert.Equal(1, trainer.StepCount);
    }

    [Fact]
    public void A_fit_takes_the_same_tiles()
    {
        var batch = Batch.For<TiledCurve>(999);
        var fitted = new Trainer<TiledCurve>(new TiledCurve(seed: 1).WithIdentityScale());
        var stepped = new Trainer<TiledCurve>(new TiledCurve(seed: 1).WithIdentityScale());

        fitted.Fit(batch.Inputs, batch.Targets, new FitOptions { Epochs = 2, Shuffle = false });
        stepped.Step(batch.Inputs, batch.Targets);
        stepped.Step(batch.Inputs, batch.Targets);

        Assert.Equal(Bits.Of(stepped), Bits.Of(fitted));
    }

    private static void AssertSameBits<TNetwork>(Func<ulong, TNetwork> create)
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkDescription description = TNetwork.Description;
        int tile = description.BatchTile;
        Assert.InRange(tile, 1, description.MaxBatchSize / 2);
        var fused = new Trainer<TNetwork>(create(3).WithIdentityScale());
        var fourCalls = new Trainer<TNetwork>(create(3).WithIdentityScale());
        foreach (int rows in new[] { 1, tile - 1, tile, tile + 1, 2 * tile - 1, 2 * tile, description.MaxBatchSize, 2 })
        {
            var batch = new Batch(description, rows, seed: (ulong)rows);
            float loss = fused.Step(batch.Inputs, batch.Targets);
            ReadOnlySpan<float> outputs = fourCalls.ForwardPropagate(batch.Inputs);

            Assert.Equal(fourCalls.CalculateLoss(outputs, batch.Targets), loss);
            fourCalls.UpdateParameters(fourCalls.Backpropagate(outputs, batch.Targets));
            Assert.Equal(Bits.Of(fourCalls), Bits.Of(fused));
        }
    }
}
