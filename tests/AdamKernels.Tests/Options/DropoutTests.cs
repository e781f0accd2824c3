using AdamKernels.PathProbe;
using AdamKernels.Runtime;
using AdamKernels.Tests.Training;
using static AdamKernels.Tests.Reference.Descriptions;

namespace AdamKernels.Tests.Options;

/// <summary>Dropout in whole networks; which values are dropped is compared with the reference in the catalog.</summary>
public class DropoutTests
{
    private readonly float[] _inputs = RandomSamples.Inputs(DescriptionOf<WithDropout>(), 8, seed: 1);

    [Fact]
    public void Predictions_and_evaluations_drop_nothing()
    {
        var trainer = new Trainer<WithDropout>(new WithDropout(seed: 1));
        var outputs = new float[16];
        trainer.Network.Predict(_inputs, outputs);

        Assert.Equal(0, trainer.Evaluate(_inputs, outputs).Loss);
        Assert.NotEqual(outputs, trainer.ForwardPropagate(_inputs).ToArray());
    }

    [Fact]
    public void The_same_seed_drops_the_same_and_another_drops_others()
    {
        float[] Outputs(ulong seed) =>
            new Trainer<WithDropout>(new WithDropout(seed: 1)) { DropoutSeed = seed }.ForwardPropagate(_inputs).ToArray();

        Assert.Equal(Outputs(5), Outputs(5));
        Assert.NotEqual(Outputs(5), Outputs(6));
    }

    [Fact]
    public void Each_step_drops_others()
    {
        var trainer = new Trainer<WithDropout>(new WithDropout(seed: 1)) { LearningRate = 1e-30 };
        float[] first = trainer.ForwardPropagate(_inputs).ToArray();
        trainer.Step(_inputs, new float[16]);

        Assert.NotEqual(first, trainer.ForwardPropagate(_inputs).ToArray());
    }

    /// <summary>A row's outputs do not depend on the rows after it: the decision is made by place, not by the order of the work.</summary>
    [Fact]
    public void The_size_of_the_batch_changes_nothing()
    {
        var trainer = new Trainer<WithDropout>(new WithDropout(seed: 1));
        float[] all = trainer.ForwardPropagate(_inputs).ToArray();
        for (int rows = 1; rows < 8; rows++)
        {
            Assert.Equal(all[..(2 * rows)], trainer.ForwardPropagate(_inputs.AsSpan(0, 3 * rows)).ToArray());
        }
    }

    /// <summary>Fails when a place counts the floats that a stride adds for the sake of a cache.</summary>
    [Fact]
    public void Places_do_not_depend_on_strides() => Catalog.KernelComparison.Run(typeof(WideDropout));

    /// <summary>The share of what is dropped over many steps, rows and columns, each within five standard deviations.</summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void The_share_is_as_declared_everywhere(double share)
    {
        const int Steps = 200, Rows = 16, Columns = 100;
        var byColumn = new int[Columns];
        var byRow = new int[Rows];
        var byStep = new int[Steps];
        int pairs = 0;
        for (int step = 0; step < Steps; step++)
        {
            DropoutKey key = DropoutKey.For(seed: 9, step, batch: 0);
            for (int row = 0; row < Rows; row++)
            {
                bool before = false;
                for (int column = 0; column < Columns; column++)
                {
                    bool dropped = Reference.ReferenceDropout.Factor(key, layer: 1, share, row, column, Columns) == 0;
                    byColumn[column] += dropped ? 1 : 0;
                    byRow[row] += dropped ? 1 : 0;
                    byStep[step] += dropped ? 1 : 0;
                    pairs += dropped && before ? 1 : 0;
                    before = dropped;
                }
            }
        }

        AssertShare(byColumn, Steps * Rows, share);
        AssertShare(byRow, Steps * Columns, share);
        AssertShare(byStep, Rows * Columns, share);
        AssertShare([pairs], Steps * Rows * (Columns - 1), share * share, slack: 3);
    }

    private static void AssertShare(int[] counts, int of, double share, double slack = 1) => Assert.All(counts, count => Assert.InRange(
        count, of * share - 5 * slack * Math.Sqrt(of * share * (1 - share)), of * share + 5 * slack * Math.Sqrt(of * share * (1 - share))));

    /// <summary>The kernels' bits against the description on unsigned integers, at places and keys of all kinds.</summary>
    [Fact]
    public void Every_width_drops_what_the_description_says()
    {
        var random = new DeterministicRandom(3);
        for (int i = 0; i < 10_000; i++)
        {
            var key = new DropoutKey(random.NextUInt64(), IsActive: true);
            int row = random.NextInt32(1000), column = 16 * random.NextInt32(4);
            int place = row * 64 + column;
            float expected = 3f * (float)Reference.ReferenceDropout.Factor(key, 2, 0.4, row, column, 64);
            int first = key.First(2), second = key.Second(2), threshold = key.Threshold(0.4);
            float factor = key.Factor(0.4);
            Assert.Equal(expected, VectorMath.Drop(3f, place, first, second, threshold, factor), 1e-6);
            Assert.Equal(
                expected,
                VectorMath.Drop(
                    System.Runtime.Intrinsics.Vector512.Create(3f),
                    place,
                    first,
                    second,
                    threshold,
                    System.Runtime.Intrinsics.Vector512.Create(factor))[0],
                1e-6);
        }
    }
}
