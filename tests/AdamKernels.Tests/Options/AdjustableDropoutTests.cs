using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Options;

/// <summary>Dropout that is set between steps gives the bits of networks that declare the same fraction.</summary>
public class AdjustableDropoutTests
{
    private readonly Batch _batch = Batch.For<WithDropout>(rows: 8);
    private readonly Trainer<WithAdjustableDropout> _adjustable = new(new WithAdjustableDropout(seed: 1));

    [Fact]
    public void The_declared_fraction_is_the_first()
    {
        Assert.Equal(0.3, _adjustable.Hyperparameters.GetDropout(0));
        Assert.Equal(0, _adjustable.Hyperparameters.GetDropout(1));
        AssertSame(new Trainer<WithDropout>(new WithDropout(seed: 1)));
    }

    [Fact]
    public void Another_fraction_is_that_of_another_declaration()
    {
        _adjustable.Hyperparameters.SetDropout(0, 0.1);
        AssertSame(new Trainer<WithLessDropout>(new WithLessDropout(seed: 1)));
    }

    [Fact]
    public void A_fraction_of_0_drops_nothing()
    {
        _adjustable.Hyperparameters.SetDropout(0, 0);
        AssertSame(new Trainer<WithoutDropout>(new WithoutDropout(seed: 1)));
    }

    /// <summary>The backward pass drops what the forward pass dropped.</summary>
    [Fact]
    public void Activations_of_another_fraction_are_refused()
    {
        float[] outputs = _adjustable.ForwardPropagate(_batch.Inputs).ToArray();
        _adjustable.Hyperparameters.SetDropout(0, 0.5);
        Refusal.Assert<InvalidOperationException, WithAdjustableDropout>(
            _adjustable, () => _adjustable.Backpropagate(outputs, _batch.Targets), "a new dropout");
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Fractions_out_of_range_are_refused(double fraction)
    {
        Refusal.Assert<ArgumentOutOfRangeException, WithAdjustableDropout>(
            _adjustable, () => _adjustable.Hyperparameters.SetDropout(0, fraction), "0, or from 2^-24");
        Assert.Equal(0.3, _adjustable.Hyperparameters.GetDropout(0));
    }

    [Fact]
    public void Only_declared_layers_can_be_set()
    {
        Refusal.Assert<InvalidOperationException, WithAdjustableDropout>(
            _adjustable, () => _adjustable.Hyperparameters.SetDropout(1, 0.1), "AdjustableDropout = true");
        var fixedDropout = new Trainer<WithDropout>(new WithDropout(seed: 1));
        Assert.Throws<InvalidOperationException>(() => fixedDropout.Hyperparameters.SetDropout(0, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => fixedDropout.Hyperparameters.SetDropout(2, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => fixedDropout.Hyperparameters.GetDropout(-1));
    }

    private void AssertSame<TNetwork>(Trainer<TNetwork> expected)
        where TNetwork : class, INetwork<TNetwork>
    {
        for (int step = 0; step < 5; step++)
        {
            Assert.Equal(expected.Step(_batch.Inputs, _batch.Targets), _adjustable.Step(_batch.Inputs, _batch.Targets));
        }

        Assert.Equal(Bits.Of(expected), Bits.Of(_adjustable));
    }
}

/// <summary>The network <see cref="WithDropout"/> with a fraction that can be set.</summary>
[Network(3, MaxBatchSize = 8)]
[Dense(200, Activation.Tanh, Dropout = 0.3, AdjustableDropout = true)]
[Dense(2)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
public sealed partial class WithAdjustableDropout;

/// <summary>The network <see cref="WithDropout"/> with another fraction.</summary>
[Network(3, MaxBatchSize = 8)]
[Dense(200, Activation.Tanh, Dropout = 0.1)]
[Dense(2)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
public sealed partial class WithLessDropout;

/// <summary>The network <see cref="WithDropout"/> without dropout.</summary>
[Network(3, MaxBatchSize = 8)]
[Dense(200, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
public sealed partial class WithoutDropout;
