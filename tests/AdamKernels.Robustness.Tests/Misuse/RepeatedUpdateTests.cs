using AdamKernels.RobustnessProbe;

namespace AdamKernels.Robustness.Tests.Misuse;

/// <summary>Gradients that are applied more than once.</summary>
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

    private static Gradients Backpropagate<TNetwork>(Trainer<TNetwork> trainer, ulong seed)
        where TNetwork : class, INetwork<TNetwork>
    {
        ReadOnlySpan<float> outputs = trainer.ForwardPropagate(Samples.Inputs(TNetwork.Description, 3, seed));
        return trainer.Backpropagate(outputs, Samples.Targets(TNetwork.Description, 3));
    }
}
