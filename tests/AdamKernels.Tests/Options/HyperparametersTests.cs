using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Options;

/// <summary>Hyper-parameters of a trainer: what can be read, what can be set, and what it changes.</summary>
public class HyperparametersTests
{
    private readonly Batch _batch = Batch.For<Steered>(rows: 4);

    [Fact]
    public void Constants_can_be_read()
    {
        Hyperparameters fixedOnes = new Trainer<Unsteered>(new()).Hyperparameters;

        Assert.Equal((0.8, 0.99, 1e-6, 0.1), (fixedOnes.Beta1, fixedOnes.Beta2, fixedOnes.Epsilon, fixedOnes.WeightDecay));
        Assert.Equal(2, fixedOnes.MaxGradientNorm);
        Assert.Equal("WeightDecay 0.1, Beta1 0.8, Beta2 0.99, Epsilon 1E-06, MaxGradientNorm 2", $"{fixedOnes}");
    }

    [Fact]
    public void Constants_cannot_be_set()
    {
        var trainer = new Trainer<Unsteered>(new());

        Refuse(trainer, () => trainer.Hyperparameters.Beta1 = 0.5, "Beta1", nameof(Unsteered), "[Adam] with Adjustable = true");
        Refuse(trainer, () => trainer.Hyperparameters.MaxGradientNorm = 1, "[ClipGradientNorm] with Adjustable = true");
        Assert.Equal((0.8, 2), (trainer.Hyperparameters.Beta1, trainer.Hyperparameters.MaxGradientNorm));
    }

    /// <summary>Each attribute is adjustable by itself.</summary>
    [Fact]
    public void A_limit_can_be_adjustable_beside_constants()
    {
        var trainer = new Trainer<OnlyLimit>(new());
        trainer.Hyperparameters.MaxGradientMagnitude = 0.5;

        Assert.Equal(0.5, trainer.Hyperparameters.MaxGradientMagnitude);
        Refuse(trainer, () => trainer.Hyperparameters.WeightDecay = 1, "WeightDecay", "[Sgd] with Adjustable = true");
    }

    [Fact]
    public void What_the_network_does_not_have_is_refused()
    {
        var trainer = new Trainer<Steered>(new());

        Refuse(trainer, () => trainer.Hyperparameters.Momentum = 0.5, "has no Momentum. It has WeightDecay, Beta1, Beta2, Epsilon.");
        Refuse(trainer, () => _ = trainer.Hyperparameters.Rho, "has no Rho");

        // A velocity would be one more state.
        var plain = new Trainer<OnlyLimit>(new());
        Refuse(plain, () => plain.Hyperparameters.Momentum = 0.5, "has no Momentum");
    }

    [Theory]
    [InlineData(nameof(Hyperparameters.Beta1), 1, "at least 0 and below 1")]
    [InlineData(nameof(Hyperparameters.Beta2), -0.1, "at least 0 and below 1")]
    [InlineData(nameof(Hyperparameters.Beta2), 0.99999999999, "at least 0 and below 1")]
    [InlineData(nameof(Hyperparameters.Epsilon), 0, "at least 1e-30")]
    [InlineData(nameof(Hyperparameters.WeightDecay), double.NaN, "at least 0 and finite")]
    [InlineData(nameof(Hyperparameters.WeightDecay), double.PositiveInfinity, "at least 0 and finite")]
    public void Values_out_of_the_declared_range_are_refused(string name, double value, string range)
    {
        var trainer = new Trainer<Steered>(new());
        double before = Get(trainer, name);

        var exception = Assert.Throws<System.Reflection.TargetInvocationException>(
            () => typeof(Hyperparameters).GetProperty(name)!.SetValue(trainer.Hyperparameters, value));

        var inner = Assert.IsType<ArgumentOutOfRangeException>(exception.InnerException);
        Assert.StartsWith($"Expected {name} to be {range}", inner.Message);
        Assert.Equal(before, Get(trainer, name));
    }

    /// <summary>Fails when trainers share their values.</summary>
    [Fact]
    public void Each_trainer_has_its_own()
    {
        Trainer<Steered> first = new(new()), second = new(new());
        first.Hyperparameters.Beta1 = 0.5;

        Assert.Equal((0.5, 0.9), (first.Hyperparameters.Beta1, second.Hyperparameters.Beta1));
    }

    /// <summary>Fails when 0 is multiplied by a parameter that has become infinite.</summary>
    [Fact]
    public void Weight_decay_of_0_is_none()
    {
        var trainer = new Trainer<OneWeight>(new());
        Gradients gradients = trainer.Backpropagate(trainer.ForwardPropagate([1]), new float[] { 1 });
        gradients.CopyFrom([0, 0]);
        trainer.Network.SetParameters([1, 1]);
        ((INetwork<OneWeight>)trainer.Network).Parameters.Span[Descriptions.DescriptionOf<OneWeight>().Blocks[0].Offset] =
            float.PositiveInfinity;
        trainer.UpdateParameters(gradients);
        var parameters = new float[2];
        trainer.Network.GetParameters(parameters);
        Assert.Equal([float.PositiveInfinity, 1], parameters);

        trainer.Hyperparameters.WeightDecay = 0.5;
        trainer.UpdateParameters(gradients);
        trainer.Network.GetParameters(parameters);
        Assert.InRange(parameters[1], 0, 0.999f);
    }

    /// <summary>Fails when the limit is that of the declaration.</summary>
    [Fact]
    public void A_limit_of_the_norm_that_is_set_is_that_of_a_declaration()
    {
        var declared = new Trainer<NormLimit>(new(seed: 3));
        var adjusted = new Trainer<AdjustableNormLimit>(new(seed: 3));
        adjusted.Hyperparameters.MaxGradientNorm = 0.01;
        Batch batch = Batch.For<NormLimit>(rows: 4);
        declared.Step(batch.Inputs, batch.Targets);
        adjusted.Step(batch.Inputs, batch.Targets);

        Assert.Equal(Bits.Of(declared), Bits.Of(adjusted));
        adjusted.Hyperparameters.MaxGradientNorm = 0.005;
        declared.Step(batch.Inputs, batch.Targets);
        adjusted.Step(batch.Inputs, batch.Targets);
        Assert.NotEqual(Bits.Of(declared), Bits.Of(adjusted));
    }

    /// <summary>
    /// Adam by its definition in double, where each step has its own decays: the correction is what the weights of the average add up to.
    /// Fails with β1ᵗ of the new decay, as PyTorch has it: the updates after the change are then up to twice as large.
    /// </summary>
    [Fact]
    public void The_bias_correction_is_the_product_of_the_decays_that_steps_had()
    {
        var trainer = new Trainer<OneWeight>(new());
        trainer.Network.SetParameters([1, 0]);
        double w = 1, b = 0;
        double[] m = [0, 0], v = [0, 0];
        double power1 = 1, power2 = 1;
        for (int step = 0; step < 30; step++)
        {
            (double beta1, double beta2, double epsilon, double decay) = step switch
            {
                < 3 => (0.5, 0.9, 1e-8, 0),
                < 12 => (0.95, 0.99, 1e-8, 0.1),
                _ => (0.2, 0.5, 1e-3, 0),
            };
            Hyperparameters set = trainer.Hyperparameters;
            (set.Beta1, set.Beta2, set.Epsilon, set.WeightDecay) = (beta1, beta2, epsilon, decay);
            float x = 1 + 0.25f * (step % 3), target = 0.5f * (step % 2);

            trainer.Step([x], [target]);

            double error = 2 * (w * x + b - target);
            power1 *= beta1;
            power2 *= beta2;
            w = Update(w, error * x + decay * w, ref m[0], ref v[0]);
            b = Update(b, error + decay * b, ref m[1], ref v[1]);
            var parameters = new float[2];
            trainer.Network.GetParameters(parameters);
            Assert.Equal(w, parameters[0], 2e-5);
            Assert.Equal(b, parameters[1], 2e-5);

            double Update(double p, double g, ref double mean, ref double square)
            {
                mean = beta1 * mean + (1 - beta1) * g;
                square = beta2 * square + (1 - beta2) * g * g;
                return p - trainer.LearningRate * mean / (1 - power1) / (Math.Sqrt(square / (1 - power2)) + epsilon);
            }
        }
    }

    [Fact]
    public void Setting_and_stepping_allocate_nothing()
    {
        var trainer = new Trainer<Steered>(new());
        var limited = new Trainer<AdjustableNormLimit>(new());
        Batch batch = Batch.For<AdjustableNormLimit>(rows: 4);

        Allocations.AssertNone(
            () =>
            {
                trainer.Hyperparameters.Beta1 = 0.8;
                trainer.Hyperparameters.WeightDecay = 0.01;
                trainer.Step(_batch.Inputs, _batch.Targets);
                ReadOnlySpan<float> outputs = trainer.ForwardPropagate(_batch.Inputs);
                trainer.UpdateParameters(trainer.Backpropagate(outputs, _batch.Targets));
                limited.Hyperparameters.MaxGradientNorm = 0.1;
                limited.Step(batch.Inputs, batch.Targets);
            },
            calls: 1000);
    }

    private static double Get(Trainer<Steered> trainer, string name) =>
        (double)typeof(Hyperparameters).GetProperty(name)!.GetValue(trainer.Hyperparameters)!;

    private static void Refuse<TNetwork>(Trainer<TNetwork> trainer, Action call, params string[] texts)
        where TNetwork : class, INetwork<TNetwork> => Refusal.Assert<InvalidOperationException, TNetwork>(trainer, call, texts);
}

[Network(3, MaxBatchSize = 4), Dense(5, Activation.Tanh), Dense(2), MeanSquaredError]
[Adam(Adjustable = true)]
public sealed partial class Steered;

[Network(3, MaxBatchSize = 4), Dense(2), MeanSquaredError]
[Adam(Beta1 = 0.8, Beta2 = 0.99, Epsilon = 1e-6, WeightDecay = 0.1), ClipGradientNorm(2)]
public sealed partial class Unsteered;

[Network(3, MaxBatchSize = 4), Dense(2), MeanSquaredError, Sgd, ClipGradientValue(1, Adjustable = true)]
public sealed partial class OnlyLimit;

[Network(3, MaxBatchSize = 4), Dense(2), MeanSquaredError, Sgd, ClipGradientNorm(0.01)]
public sealed partial class NormLimit;

[Network(3, MaxBatchSize = 4), Dense(2), MeanSquaredError, Sgd, ClipGradientNorm(1, Adjustable = true)]
public sealed partial class AdjustableNormLimit;

[Network(1, MaxBatchSize = 1), Dense(1), MeanSquaredError, Adam(LearningRate = 0.05, Adjustable = true)]
public sealed partial class OneWeight;
