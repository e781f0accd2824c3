using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>Gradients of a batch that the policy leaves out: they stay left out, however often they are given.</summary>
public class SkippedGradientsTests
{
    private readonly Batch _batch = Batch.For<RegressionAdam>(rows: 2);

    [Fact]
    public void They_change_nothing()
    {
        var trainer = new Trainer<RegressionAdam>(new RegressionAdam(seed: 1)) { NonFinitePolicy = NonFinitePolicy.SkipStep };
        int[][] before = Bits.Of(trainer);
        _batch.Inputs[0] = float.NaN;
        ReadOnlySpan<float> outputs = trainer.ForwardPropagate(_batch.Inputs);
        Gradients gradients = trainer.Backpropagate(outputs, _batch.Targets);

        trainer.UpdateParameters(gradients);
        trainer.UpdateParameters(gradients);

        Assert.True(gradients.IsSkipped);
        Assert.Equal(before, Bits.Of(trainer));
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void Gradients_of_a_good_batch_are_not_skipped()
    {
        var trainer = new Trainer<RegressionAdam>(new RegressionAdam(seed: 1));
        Gradients gradients = trainer.Backpropagate(trainer.ForwardPropagate(_batch.Inputs), _batch.Targets);

        trainer.UpdateParameters(gradients);

        Assert.False(gradients.IsSkipped);
        Assert.Equal(1, trainer.StepCount);
    }
}
