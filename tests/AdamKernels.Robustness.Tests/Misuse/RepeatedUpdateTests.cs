using AdamKernels.RobustnessProbe;

namespace AdamKernels.Robustness.Tests.Misuse;

/// <summary>Gradients that are applied more than once, or after later calls have replaced what they show.</summary>
public class RepeatedUpdateTests
{
    private readonly Trainer<Narrow> _trainer = new(new Narrow(seed: 1));

    /// <summary>Each call is an update of its own: the gradients in memory do not change, as UpdateParameters says.</summary>
    [Fact]
    public void Applied_twice_they_are_two_updates()
    {
        var other = new Trainer<Narrow>(new Narrow(seed: 1));
        Gradients gradients = Backpropagate(_trainer, seed: 1);
        var values = new float[gradients.Count];
        gradients.CopyTo(values);
        _trainer.UpdateParameters(gradients);
        _trainer.UpdateParameters(gradients);

        for (int update = 0; update < 2; update++)
        {
            Gradients copied = Backpropagate(other, seed: 2);
            copied.CopyFrom(values);
            other.UpdateParameters(copied);
        }

        Assert.Equal(2, _trainer.StepCount);
        Assert.Equal(other.Fingerprint(), _trainer.Fingerprint());
    }

    /// <summary>A view that was valid until a later call shows the memory as that call has left it.</summary>
    [Fact]
    public void A_view_shows_the_gradients_of_the_last_batch()
    {
        Gradients stale = Backpropagate(_trainer, seed: 1);
        Gradients current = Backpropagate(_trainer, seed: 2);

        Assert.Equal(current.CalculateNorm(), stale.CalculateNorm());
        _trainer.UpdateParameters(stale);
        var other = new Trainer<Narrow>(new Narrow(seed: 1));
        other.UpdateParameters(Backpropagate(other, seed: 2));
        Assert.Equal(other.Fingerprint(), _trainer.Fingerprint());
    }

    private static Gradients Backpropagate<TNetwork>(Trainer<TNetwork> trainer, ulong seed)
        where TNetwork : class, INetwork<TNetwork>
    {
        ReadOnlySpan<float> outputs = trainer.ForwardPropagate(Samples.Inputs(TNetwork.Description, 3, seed));
        return trainer.Backpropagate(outputs, Samples.Targets(TNetwork.Description, 3));
    }
}
