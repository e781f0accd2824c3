using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>Gradients of a batch that the policy leaves out: they stay left out, wherever and however often they are given.</summary>
public class SkippedGradientsTests
{
    private readonly Batch _batch = Batch.For<RegressionAdam>(rows: 2);

    /// <summary>Fails if the trainer, and not the gradients, remembers that a batch is skipped.</summary>
    [Fact]
    public void They_change_no_trainer()
    {
        var trainer = new Trainer<RegressionAdam>(new RegressionAdam(seed: 1)) { NonFinitePolicy = NonFinitePolicy.SkipStep };
        var other = new Trainer<RegressionAdam>(new RegressionAdam(seed: 2));
        (int[][] before, int[][] otherBefore) = (Bits.Of(trainer), Bits.Of(other));
        _batch.Inputs[0] = float.NaN;
        ReadOnlySpan<float> outputs = trainer.ForwardPropagate(_batch.Inputs);
        Gradients gradients = trainer.Backpropagate(outputs, _batch.Targets);

        trainer.UpdateParameters(gradients);
        trainer.UpdateParameters(gradients);
        other.UpdateParameters(gradients);

        Assert.True(gradients.IsSkipped);
        Assert.Equal(before, Bits.Of(trainer));
        Assert.Equal(otherBefore, Bits.Of(other));
        Assert.Equal((0, 0), (trainer.StepCount, other.StepCount));
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
