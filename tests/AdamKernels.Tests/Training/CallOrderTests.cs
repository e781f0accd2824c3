using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>The order of the four calls, and what may come between them.</summary>
public class CallOrderTests
{
    private readonly Trainer<Control> _trainer = new(new Control(seed: 1));
    private readonly Batch _batch = Batch.For<Control>(rows: 3);

    [Fact]
    public void Losses_and_gradients_need_a_forward_pass() => AssertNoBatch();

    [Fact]
    public void After_an_update_the_outputs_are_stale()
    {
        ReadOnlySpan<float> outputs = _trainer.ForwardPropagate(_batch.Inputs);
        _trainer.UpdateParameters(_trainer.Backpropagate(outputs, _batch.Targets));

        AssertNoBatch();
    }

    [Fact]
    public void After_a_step_an_evaluation_or_an_epoch_the_outputs_are_stale()
    {
        _trainer.ForwardPropagate(_batch.Inputs);
        _trainer.Step(_batch.Inputs, _batch.Targets);
        AssertNoBatch();

        _trainer.ForwardPropagate(_batch.Inputs);
        _trainer.Evaluate(_batch.Inputs, _batch.Targets);
        AssertNoBatch();

        _trainer.ForwardPropagate(_batch.Inputs);
        _trainer.Fit(_batch.Inputs, _batch.Targets, new FitOptions());
        AssertNoBatch();
    }

    [Fact]
    public void A_loss_may_be_left_out_or_taken_twice()
    {
        var other = new Trainer<Control>(new Control(seed: 1));
        float[] outputs = _trainer.ForwardPropagate(_batch.Inputs).ToArray();
        float first = _trainer.CalculateLoss(outputs, _batch.Targets);
        Assert.Equal(first, _trainer.CalculateLoss(outputs, _batch.Targets));
        _trainer.Backpropagate(outputs, _batch.Targets);
        _trainer.UpdateParameters(_trainer.Backpropagate(outputs, _batch.Targets));

        other.ForwardPropagate(_batch.Inputs);
        other.UpdateParameters(other.Backpropagate(outputs, _batch.Targets));

        Assert.Equal(Bits.Of(other), Bits.Of(_trainer));
    }

    /// <summary>A forward pass, a loss and gradients change nothing that is kept between steps.</summary>
    [Fact]
    public void Only_an_update_changes_parameters_and_state()
    {
        int[][] before = Bits.Of(_trainer);
        float[] outputs = _trainer.ForwardPropagate(_batch.Inputs).ToArray();
        _trainer.CalculateLoss(outputs, _batch.Targets);
        Gradients gradients = _trainer.Backpropagate(outputs, _batch.Targets);

        Assert.Equal(0, _trainer.StepCount);
        Assert.Equal(before, Bits.Of(_trainer));
        _trainer.UpdateParameters(gradients);
        Assert.Equal(1, _trainer.StepCount);
        Assert.All(before.Zip(Bits.Of(_trainer)), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    /// <summary>The loss and gradients are those of the outputs that were passed, not of what the trainer remembers.</summary>
    [Fact]
    public void Outputs_may_be_changed_between_the_calls()
    {
        float[] outputs = _trainer.ForwardPropagate(_batch.Inputs).ToArray();
        float[] moved = [.. _batch.Targets.Select(target => target + 2)];

        Assert.Equal(4, _trainer.CalculateLoss(moved, _batch.Targets), 1e-5);
        Assert.NotEqual(4, _trainer.CalculateLoss(outputs, _batch.Targets), 1e-2);
        Assert.Equal(0, _trainer.Backpropagate(_batch.Targets, _batch.Targets).CalculateNorm());
    }

    [Fact]
    public void The_callers_inputs_may_change_after_the_forward_pass()
    {
        var other = new Trainer<Control>(new Control(seed: 1));
        float[] inputs = [.. _batch.Inputs];
        float[] outputs = _trainer.ForwardPropagate(inputs).ToArray();
        inputs.AsSpan().Fill(float.NaN);
        _trainer.UpdateParameters(_trainer.Backpropagate(outputs, _batch.Targets));

        other.Step(_batch.Inputs, _batch.Targets);

        Assert.Equal(Bits.Of(other), Bits.Of(_trainer));
    }

    private void AssertNoBatch()
    {
        float[] outputs = new float[_batch.Targets.Length];
        Refusal.Assert<InvalidOperationException, Control>(
            _trainer, () => _trainer.CalculateLoss(outputs, _batch.Targets), "call ForwardPropagate first");
        Refusal.Assert<InvalidOperationException, Control>(
            _trainer, () => _trainer.Backpropagate(outputs, _batch.Targets), "call ForwardPropagate first");
    }
}
