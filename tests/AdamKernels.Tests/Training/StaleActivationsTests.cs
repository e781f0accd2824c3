using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>A network that changes after its forward pass: gradients from its activations would be those of no network.</summary>
public class StaleActivationsTests
{
    private readonly Batch _batch = Batch.For<Regularized>(rows: 3);
    private readonly Trainer<Regularized> _trainer = new(new Regularized(seed: 1));

    [Fact]
    public void Parameters_that_are_set_make_them_stale() => AssertStale(() => _trainer.Network.SetParameters(Parameters(2)));

    [Fact]
    public void So_does_a_file_that_is_loaded()
    {
        using var file = new MemoryStream();
        new Regularized(seed: 2).Save(file);
        AssertStale(() => _trainer.Network.LoadFrom(file.ToArray()));
    }

    [Fact]
    public void So_does_a_checkpoint_that_is_loaded()
    {
        var checkpoint = new byte[_trainer.GetCheckpointLength()];
        _trainer.SaveCheckpoint(checkpoint);
        AssertStale(() => _trainer.LoadCheckpoint(checkpoint), "call ForwardPropagate first");
    }

    [Fact]
    public void So_does_an_average_that_is_copied_in()
    {
        AssertStale(() => new Trainer<Regularized>(new Regularized(seed: 2)).CopyAverageTo(_trainer.Network));
        _trainer.CopyAverageTo(new Regularized());
    }

    [Fact]
    public void So_does_another_trainer_of_the_network()
    {
        var other = new Trainer<Regularized>(_trainer.Network);
        AssertStale(() => other.Step(_batch.Inputs, _batch.Targets));
        AssertStale(() => other.UpdateParameters(other.Backpropagate(other.ForwardPropagate(_batch.Inputs), _batch.Targets)));
        AssertStale(() => other.Fit(_batch.Inputs, _batch.Targets, new FitOptions()));
    }

    [Fact]
    public void So_does_another_standardization()
    {
        var trainer = new Trainer<TiledCurve>(new TiledCurve(seed: 1).WithIdentityScale());
        float[] inputs = [1, 2], targets = [3];
        float[] outputs = trainer.ForwardPropagate(inputs).ToArray();
        trainer.Network.InputStandardization = new Standardization([1, 1], [2, 2]);

        Refusal.Assert<InvalidOperationException, TiledCurve>(
            trainer, () => trainer.CalculateLoss(outputs, targets), "call ForwardPropagate again");
        Refusal.Assert<InvalidOperationException, TiledCurve>(
            trainer, () => trainer.Backpropagate(outputs, targets), "call ForwardPropagate again");
        trainer.Backpropagate(trainer.ForwardPropagate(inputs), targets);
    }

    /// <summary>Fails when a refused call has already put its inputs in place of those that the activations belong to.</summary>
    [Fact]
    public void A_refused_forward_pass_leaves_the_batch_before_as_it_is()
    {
        Trainer<TiledCurve> trainer = Create(), twin = Create();
        Standardization standardization = trainer.Network.InputStandardization!;
        float[] targets = [3];
        float[] outputs = trainer.ForwardPropagate([1, 2]).ToArray();
        twin.ForwardPropagate([1, 2]);
        trainer.Network.InputStandardization = null;
        Assert.Throws<InvalidOperationException>(() => trainer.ForwardPropagate([50, -70]));
        trainer.Network.InputStandardization = standardization;

        trainer.UpdateParameters(trainer.Backpropagate(outputs, targets));
        twin.UpdateParameters(twin.Backpropagate(outputs, targets));

        Assert.Equal(Bits.Of(twin), Bits.Of(trainer));

        static Trainer<TiledCurve> Create() => new(new TiledCurve(seed: 1).WithIdentityScale());
    }

    [Fact]
    public void A_gradient_of_ones_own_is_refused_too()
    {
        var trainer = new Trainer<WithCustomLoss>(new WithCustomLoss(seed: 1));
        float[] inputs = [1, 2, 3], slopes = [1, 2];
        trainer.ForwardPropagate(inputs);
        trainer.Network.SetParameters(new float[WithCustomLoss.ParameterCount]);

        Refusal.Assert<InvalidOperationException, WithCustomLoss>(
            trainer, () => trainer.Backpropagate(slopes), "call ForwardPropagate again");
        Refusal.Assert<InvalidOperationException, WithCustomLoss>(
            trainer, () => trainer.BackpropagateAndUpdate(slopes), "call ForwardPropagate again");
    }

    /// <summary>What reads a network, changes another one or is refused leaves the batch as it is.</summary>
    [Fact]
    public void What_changes_no_parameter_leaves_them()
    {
        float[] outputs = _trainer.ForwardPropagate(_batch.Inputs).ToArray();
        _trainer.Network.GetParameters(Parameters(1));
        _trainer.Network.Predict(_batch.Inputs, new float[outputs.Length]);
        new Trainer<Regularized>(_trainer.Network).Evaluate(_batch.Inputs, _batch.Targets);
        Assert.Throws<ArgumentException>(() => _trainer.Network.SetParameters([1]));

        _trainer.CalculateLoss(outputs, _batch.Targets);
        _trainer.Backpropagate(outputs, _batch.Targets);
    }

    /// <summary>
    /// Gradients may come from elsewhere, and from before: an exchange between trainers, a step from a point that was saved.
    /// </summary>
    [Fact]
    public void Gradients_outlive_the_parameters_that_they_are_of()
    {
        Gradients gradients = _trainer.Backpropagate(_trainer.ForwardPropagate(_batch.Inputs), _batch.Targets);
        _trainer.Network.SetParameters(Parameters(2));
        _trainer.UpdateParameters(gradients);

        Assert.Equal(1, _trainer.StepCount);
    }

    private void AssertStale(Action change, string message = "call ForwardPropagate again")
    {
        float[] outputs = _trainer.ForwardPropagate(_batch.Inputs).ToArray();
        change();

        Refusal.Assert<InvalidOperationException, Regularized>(
            _trainer, () => _trainer.CalculateLoss(outputs, _batch.Targets), message);
        Refusal.Assert<InvalidOperationException, Regularized>(
            _trainer, () => _trainer.Backpropagate(outputs, _batch.Targets), message);
        outputs = _trainer.ForwardPropagate(_batch.Inputs).ToArray();
        _trainer.Backpropagate(outputs, _batch.Targets);
    }

    private static float[] Parameters(ulong seed)
    {
        var values = new float[Regularized.ParameterCount];
        new Regularized(seed).GetParameters(values);
        return values;
    }
}
