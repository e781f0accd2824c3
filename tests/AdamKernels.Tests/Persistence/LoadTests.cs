using AdamKernels.Tests.Persistence.Damage;

namespace AdamKernels.Tests.Persistence;

/// <summary>What a checkpoint replaces, besides the numbers that it holds for each parameter.</summary>
public sealed class LoadTests
{
    /// <summary>
    /// A batch of NaN spoils parameters and states, and what lies between their rows. Fails when a checkpoint leaves the latter.
    /// </summary>
    [Fact]
    public void A_checkpoint_brings_back_what_NaN_has_spoiled()
    {
        var trainer = new Trainer<RegressionAdam>(new RegressionAdam(seed: 1)) { NonFinitePolicy = NonFinitePolicy.Allow };
        var checkpoint = new byte[trainer.GetCheckpointLength()];
        trainer.SaveCheckpoint(checkpoint);
        trainer.Step([float.NaN, float.NaN, float.NaN], [0, 0]);
        Assert.InRange(BufferOf(trainer.Network).Count(float.IsNaN), RegressionAdam.ParameterCount + 1, int.MaxValue);
        trainer.LoadCheckpoint(checkpoint);
        Assert.DoesNotContain(float.NaN, BufferOf(trainer.Network));
        trainer.Step([1, 2, 3], [0, 0]);
        Assert.DoesNotContain(float.NaN, BufferOf(trainer.Network));
    }

    [Fact]
    public void A_checkpoint_brings_its_standardization()
    {
        var saved = new Trainer<Everything>(new Everything(seed: 1).WithIdentityScale());
        saved.Network.InputStandardization = new Standardization([1, 2, 3], [4, 5, 6]);
        var checkpoint = new byte[saved.GetCheckpointLength()];
        saved.SaveCheckpoint(checkpoint);
        var loaded = new Trainer<Everything>(new Everything(seed: 1).WithIdentityScale());
        loaded.LoadCheckpoint(checkpoint);
        Assert.Equal([1, 2, 3], loaded.Network.InputStandardization!.Means.ToArray());
    }

    /// <summary>All parameters, and what lies between their rows.</summary>
    private static float[] BufferOf<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork> => network.Parameters.Span.ToArray();
}
