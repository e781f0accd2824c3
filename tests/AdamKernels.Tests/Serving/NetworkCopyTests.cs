using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Serving;

/// <summary>Copies of networks.</summary>
public class NetworkCopyTests
{
    private readonly Served _network = new();
    private readonly VersionedContents _contents = new();

    public NetworkCopyTests() => _contents.Fill(_network, version: 5);

    [Fact]
    public void A_copy_has_parameters_and_standardizations()
    {
        var other = new Served();
        _network.CopyTo(other);
        Served clone = _network.Clone();
        _contents.Fill(_network, version: 6);

        Assert.Null(_contents.FindOther(other, version: 5));
        Assert.Null(_contents.FindOther(clone, version: 5));
        Assert.Null(_contents.FindOther(_network, version: 6));
    }

    /// <summary>Layers of every kind: normalized, residual, frozen, stored by input and by output.</summary>
    [Fact]
    public void A_copy_predicts_the_same()
    {
        AssertSamePredictions(new Regularized(seed: 3), new Regularized(seed: 4));
        AssertSamePredictions(new WithFrozen(seed: 3), new WithFrozen(seed: 4));
        AssertSamePredictions(new ClassesAdam(seed: 3), new ClassesAdam(seed: 4));
        AssertSamePredictions(_network, new Served());
    }

    [Fact]
    public void A_copy_goes_on_training_like_the_original()
    {
        Batch batch = Batch.For<Served>(rows: 8);
        var original = new Trainer<Served>(_network);
        var copy = new Trainer<Served>(_network.Clone());

        Assert.Equal(original.Step(batch.Inputs, batch.Targets), copy.Step(batch.Inputs, batch.Targets));
        Assert.Equal(Bits.Of(original), Bits.Of(copy));
    }

    [Fact]
    public void A_missing_standardization_is_missing_in_the_copy()
    {
        new Served().CopyTo(_network);

        Assert.Null(_network.InputStandardization);
        Assert.Null(_network.TargetStandardization);
    }

    /// <summary>Activations of the old parameters would give gradients of no network.</summary>
    [Fact]
    public void Activations_of_a_network_that_is_overwritten_are_stale()
    {
        var trainer = new Trainer<Regularized>(new Regularized(seed: 1));
        Batch batch = Batch.For<Regularized>(rows: 3);
        float[] outputs = trainer.ForwardPropagate(batch.Inputs).ToArray();
        trainer.Network.CopyTo(trainer.Network);
        trainer.CalculateLoss(outputs, batch.Targets);
        new Regularized(seed: 1).CopyTo(trainer.Network);

        Refusal.Assert<InvalidOperationException, Regularized>(
            trainer, () => trainer.CalculateLoss(outputs, batch.Targets), "call ForwardPropagate again");
    }

    [Fact]
    public void A_network_copied_to_itself_stays_as_it_is()
    {
        _network.CopyTo(_network);

        Assert.Null(_contents.FindOther(_network, version: 5));
    }

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>("network", () => ((Served)null!).CopyTo(_network));
        Assert.Throws<ArgumentNullException>("other", () => _network.CopyTo(null!));
        Assert.Throws<ArgumentNullException>("network", () => ((Served)null!).Clone());
    }

    [Fact]
    public void A_class_with_required_members_is_copied_and_not_cloned()
    {
        var network = new ServedByName { Name = "a" };
        var other = new ServedByName { Name = "b" };
        network.SetParameters([1, 2, 3, 4, 5, 6, 7, 8]);

        network.CopyTo(other);

        AssertSamePredictions(network, other);
        Assert.Equal("b", other.Name);
        Assert.Contains("required", Assert.Throws<InvalidOperationException>(() => network.Clone()).Message);
    }

    [Fact]
    public void Copying_allocates_nothing()
    {
        var other = new Served();
        Allocations.AssertNone(() => _network.CopyTo(other));
    }

    private static void AssertSamePredictions<TNetwork>(TNetwork network, TNetwork other)
        where TNetwork : class, INetwork<TNetwork>
    {
        network.CopyTo(other);
        Assert.Equal(Predict(network), Predict(other));
    }

    private static int[] Predict<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        float[] outputs = new float[5 * network.OutputCount];
        network.Predict(Batch.For<TNetwork>(rows: 5).Inputs, outputs);
        return Bits.Of(outputs);
    }
}
