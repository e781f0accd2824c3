using AdamKernels.Runtime;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Optimizers;

/// <summary>
/// Decoupled weight decay whose product with the rate is too small for a float: a network and a standalone optimizer agree.
/// </summary>
/// <remarks>As -0 it multiplies in one of them, infinity · 0 = NaN, and is no decay at all in the other.</remarks>
public class TinyDecayTests
{
    private static readonly float[] Special = [float.PositiveInfinity, float.NegativeInfinity, 3e38f, 1e-40f, -1, 0];

    [Fact]
    public void AdamW_agrees() => AssertSame(new DecayedByAdamW(), p => new AdamWOptimizer(p, learningRate: 1e-45));

    [Fact]
    public void Lion_agrees() => AssertSame(new DecayedByLion(), p => new LionOptimizer(p, learningRate: 1e-45, weightDecay: 0.01));

    /// <summary>A decay that is 0 as a float is none: what is infinite stays so.</summary>
    [Fact]
    public void A_decay_that_is_0_as_a_float_is_none()
    {
        float[] parameters = [.. Special];
        new AdamWOptimizer(parameters, learningRate: 1e-45, weightDecay: 1e-50).UpdateParameters(new float[Special.Length]);

        Assert.Equal(Bits.Of(Special), Bits.Of(parameters));
    }

    private static void AssertSame<TNetwork>(TNetwork network, Func<Memory<float>, ParameterOptimizer> create)
        where TNetwork : class, INetwork<TNetwork>
    {
        CanonicalOrder.CopyFrom(TNetwork.Description, Special, network.Parameters.Span);
        var trainer = new Trainer<TNetwork>(network) { NonFinitePolicy = NonFinitePolicy.Allow, LearningRate = 1e-45 };
        Gradients gradients = trainer.Backpropagate(trainer.ForwardPropagate([0, 0]), [0f, 0f]);
        gradients.CopyFrom(new float[Special.Length]);
        float[] standalone = [.. Special];

        trainer.UpdateParameters(gradients);
        create(standalone).UpdateParameters(new float[Special.Length]);

        Assert.Equal(trainer.CanonicalState().First(), standalone);
    }
}

[Network(2, MaxBatchSize = 1)]
[Dense(2)]
[MeanSquaredError]
[AdamW(WeightDecay = 0.01)]
public sealed partial class DecayedByAdamW;

[Network(2, MaxBatchSize = 1)]
[Dense(2)]
[MeanSquaredError]
[Lion(WeightDecay = 0.01)]
public sealed partial class DecayedByLion;
