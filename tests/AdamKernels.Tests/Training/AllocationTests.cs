using AdamKernels.PathProbe;
using AdamKernels.Runtime;
using AdamKernels.Tests.Reference;
using static AdamKernels.Tests.Reference.Descriptions;

namespace AdamKernels.Tests.Training;

/// <summary>No heap allocation after warm-up. A boxed struct, a captured variable or an array in a step makes these fail.</summary>
public class AllocationTests
{
    private readonly NetworkDescription _description = DescriptionOf<Control>();
    private readonly Trainer<Control> _trainer = new(new Control(seed: 1));
    private readonly Batch _batch = new(DescriptionOf<Control>(), rows: 4);

    [Fact]
    public void Step_allocates_nothing() => Allocations.AssertNone(() => _trainer.Step(_batch.Inputs, _batch.Targets));

    [Fact]
    public void Step_with_labels_allocates_nothing()
    {
        var trainer = new Trainer<OddSmallBatch>(new OddSmallBatch(seed: 1));
        float[] inputs = RandomSamples.Inputs(DescriptionOf<OddSmallBatch>(), 3, seed: 1);
        int[] labels = [0, 2, 1];

        Allocations.AssertNone(() => trainer.Step(inputs, labels));
    }

    [Fact]
    public void The_four_calls_allocate_nothing() => Allocations.AssertNone(() =>
    {
        ReadOnlySpan<float> outputs = _trainer.ForwardPropagate(_batch.Inputs);
        _trainer.CalculateLoss(outputs, _batch.Targets);
        _trainer.UpdateParameters(_trainer.Backpropagate(outputs, _batch.Targets));
    });

    /// <summary>With normalization, dropout, limits, several batches for an update, averages and weights of classes.</summary>
    [Fact]
    public void Steps_with_options_allocate_nothing()
    {
        AssertNothingOf(new Regularized(seed: 1));
        AssertNothingOf(new Accumulated(seed: 1));
        AssertNothingOf(new Limited(seed: 1));
        AssertNothingOf(new WithStandardization(seed: 1));
        AssertNothingOf(new Options.InUnit(seed: 1));
        AssertNothingOf(new TiledClasses(seed: 1));
        AssertNothingOf(new Sharded(seed: 1));
    }

    [Fact]
    public void Output_gradients_allocate_nothing()
    {
        var trainer = new Trainer<WithCustomLoss>(new WithCustomLoss(seed: 1));
        float[] inputs = RandomSamples.Inputs(DescriptionOf<WithCustomLoss>(), 3, seed: 1);
        var gradients = new float[6];

        Allocations.AssertNone(() =>
        {
            trainer.ForwardPropagate(inputs);
            trainer.BackpropagateAndUpdate(gradients);
        });
    }

    /// <summary>Fails when what would be thrown is made although the policy does not throw.</summary>
    [Fact]
    public void Steps_that_are_skipped_allocate_nothing()
    {
        var limited = new Trainer<Options.Overflowing>(new()) { NonFinitePolicy = NonFinitePolicy.SkipStep };
        limited.Network.SetParameters([0, 0, 10, 0]);
        var own = new Trainer<WithCustomLoss>(new()) { NonFinitePolicy = NonFinitePolicy.SkipStep };
        float[] input = [3e38f], target = [1], inputs = [1, 2, 3], gradients = [float.NaN, 0];

        Allocations.AssertNone(
            () =>
            {
                limited.Step(input, target);
                own.ForwardPropagate(inputs);
                own.BackpropagateAndUpdate(gradients);
            },
            calls: 1000);
        Assert.Equal((0L, 0L), (limited.StepCount, own.StepCount));
    }

    [Fact]
    public void EvaluateAverage_allocates_nothing()
    {
        var trainer = new Trainer<Regularized>(new Regularized(seed: 1));
        Batch batch = Batch.For<Regularized>(rows: 40);

        Allocations.AssertNone(() => trainer.EvaluateAverage(batch.Inputs, batch.Targets), calls: 1000);
    }

    [Fact]
    public void Predict_allocates_nothing()
    {
        var outputs = new float[_batch.Rows * _description.OutputCount];

        Allocations.AssertNone(() => _trainer.Network.Predict(_batch.Inputs, outputs));
    }

    [Fact]
    public void Evaluate_allocates_nothing() => Allocations.AssertNone(() => _trainer.Evaluate(_batch.Inputs, _batch.Targets));

    [Fact]
    public void EvaluateRegression_allocates_nothing() =>
        Allocations.AssertNone(() => _trainer.EvaluateRegression(_batch.Inputs, _batch.Targets));

    [Fact]
    public void EvaluateClasses_allocates_nothing()
    {
        var trainer = new Trainer<OddSmallBatch>(new OddSmallBatch(seed: 1));
        float[] inputs = RandomSamples.Inputs(DescriptionOf<OddSmallBatch>(), 10, seed: 1);
        int[] labels = [0, 2, 1, 0, 1, 2, 0, 1, 2, 0];
        var matrix = new ConfusionMatrix(3);

        Allocations.AssertNone(() => trainer.EvaluateClasses(inputs, labels, matrix));
    }

    [Fact]
    public void The_optimizer_for_flat_parameters_allocates_nothing()
    {
        float[] gradients = new float[37];
        var optimizer = new AdamOptimizer(new float[37]);

        Allocations.AssertNone(() => optimizer.UpdateParameters(gradients));
    }

    private static void AssertNothingOf<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        var trainer = new Trainer<TNetwork>(network.WithIdentityScale());
        Batch batch = Batch.For<TNetwork>(rows: 4);
        Allocations.AssertNone(
            () =>
            {
                trainer.Step(batch.Inputs, batch.Targets);
                ReadOnlySpan<float> outputs = trainer.ForwardPropagate(batch.Inputs);
                trainer.UpdateParameters(trainer.Backpropagate(outputs, batch.Targets));
            },
            calls: 1000);
    }
}
