using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>Reading, changing and exchanging gradients between the third and the fourth call.</summary>
public class GradientsTests
{
    // 4-32-32-2: layers in both orders of weights.
    private readonly Trainer<Control> _trainer = new(new Control(seed: 1));
    private readonly Gradients _gradients;
    private readonly float[] _canonical;

    public GradientsTests()
    {
        _gradients = Backpropagate(_trainer, seed: 1);
        _canonical = Canonical(_gradients);
    }

    [Fact]
    public void There_is_one_for_each_parameter() =>
        Assert.Equal((Control.ParameterCount, 3), (_gradients.Count, _gradients.LayerCount));

    /// <summary>
    /// Weights as [output, input], then biases, layer by layer: another order makes this fail, and the reference's gradient too.
    /// </summary>
    [Fact]
    public void Layers_are_parts_of_the_canonical_order()
    {
        float[] weights = new float[32 * 32];
        _gradients.CopyWeightsTo(1, weights);
        Assert.Equal(_canonical[160..(160 + 1024)], weights);
        Assert.Equal(_canonical[128..160], _gradients.GetBias(0).ToArray());

        float[] last = new float[64];
        _gradients.CopyWeightsTo(2, last);
        Assert.Equal(_canonical[^66..^2], last);
        Assert.Equal(_canonical[^2..], _gradients.GetBias(2).ToArray());
    }

    [Fact]
    public void What_is_copied_in_comes_out_again()
    {
        float[] values = [.. Enumerable.Range(1, Control.ParameterCount).Select(i => (float)i)];
        _gradients.CopyFrom(values);

        Assert.Equal(values, Canonical(_gradients));
        _gradients.GetBias(2)[1] = -5;
        Assert.Equal(-5, Canonical(_gradients)[^1]);
    }

    [Fact]
    public void The_norm_is_that_of_all_gradients()
    {
        Assert.Equal(Math.Sqrt(_canonical.Sum(g => (double)g * g)), _gradients.CalculateNorm(), 1e-12);

        // Squares that overflow as floats.
        _gradients.CopyFrom([.. Enumerable.Repeat(1e30f, Control.ParameterCount)]);
        Assert.Equal(1, _gradients.CalculateNorm() / (1e30 * Math.Sqrt(Control.ParameterCount)), 1e-6);
    }

    [Fact]
    public void Scaling_multiplies_every_gradient()
    {
        _gradients.Scale(-0.37f);

        Assert.Equal(_canonical.Select(g => g * -0.37f), Canonical(_gradients));
    }

    /// <summary>
    /// A factor that is infinite: 0 times it is NaN, which in the padding would reach the norm and parameters that no one sees.
    /// </summary>
    [Fact]
    public void Scaling_leaves_the_padding_as_it_is()
    {
        var trainer = new Trainer<PaddedClasses>(new PaddedClasses(seed: 1));
        Gradients gradients = Backpropagate(trainer, seed: 1, rows: 2);
        gradients.CopyFrom([.. Enumerable.Repeat(1f, PaddedClasses.ParameterCount)]);
        gradients.Scale(float.PositiveInfinity);

        Assert.Equal(double.PositiveInfinity, gradients.CalculateNorm());
        Assert.DoesNotContain(gradients.Buffer.Span.ToArray(), float.IsNaN);
    }

    /// <summary>An update with gradients from elsewhere is the same as one with its own of the same values.</summary>
    [Fact]
    public void Gradients_can_be_exchanged()
    {
        var copied = new Trainer<Control>(new Control(seed: 1));
        Gradients own = Backpropagate(copied, seed: 9);
        own.CopyFrom(_canonical);
        copied.UpdateParameters(own);
        long before = _trainer.StepCount;
        _trainer.UpdateParameters(_gradients);

        Assert.Equal((0, 1), (before, _trainer.StepCount));
        Assert.Equal(Bits.Of(_trainer), Bits.Of(copied));
    }

    /// <summary>Their own trainer may replace them at any time, and counts their batches as waiting.</summary>
    [Fact]
    public void Gradients_of_another_trainer_are_refused()
    {
        var other = new Trainer<Control>(new Control(seed: 1));

        ArgumentException exception = Refusal.Assert<ArgumentException, Control>(
            other, () => other.UpdateParameters(_gradients), "this trainer", "another one", "CopyFrom");
        Assert.Equal("gradients", exception.ParamName);
        Assert.Equal(0, other.StepCount);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_layer_that_there_is_not_is_refused(int layer)
    {
        Assert.Contains("below 3", Assert.Throws<ArgumentOutOfRangeException>("layer", () => _gradients.GetBias(layer)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("layer", () => _gradients.CopyWeightsTo(layer, new float[64]));
    }

    [Fact]
    public void Parameters_that_a_layer_lacks_are_refused()
    {
        Assert.Equal("Layer 1 has no Gain parameters.", Assert.Throws<InvalidOperationException>(() => _gradients.GetGain(1)).Message);
        Assert.Equal("Layer 1 has no Shift parameters.", Assert.Throws<InvalidOperationException>(() => _gradients.GetShift(1)).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Control.ParameterCount - 1)]
    [InlineData(Control.ParameterCount + 1)]
    public void Another_length_is_refused(int length)
    {
        string message = $"Expected {Control.ParameterCount} values, but got {length}.";

        Assert.StartsWith(message, Assert.Throws<ArgumentException>("destination", () => _gradients.CopyTo(new float[length])).Message);
        Assert.StartsWith(message, Assert.Throws<ArgumentException>("source", () => _gradients.CopyFrom(new float[length])).Message);
        Assert.Throws<ArgumentException>("destination", () => _gradients.CopyWeightsTo(0, new float[length]));
        Assert.Equal(_canonical, Canonical(_gradients));
    }

    [Fact]
    public void Gradients_of_another_network_are_refused()
    {
        Gradients other = Backpropagate(new Trainer<RegressionAdam>(new RegressionAdam()), seed: 1);

        ArgumentException exception = Refusal.Assert<ArgumentException, Control>(
            _trainer, () => _trainer.UpdateParameters(other), nameof(Control));
        Assert.Equal("gradients", exception.ParamName);
    }

    [Fact]
    public void Gradients_of_no_trainer_say_so()
    {
        Gradients none = default;
        Refuses(() => _trainer.UpdateParameters(none));
        Refuses(() => none.CopyTo([]));
        Refuses(() => none.CopyFrom([]));
        Refuses(() => none.CopyWeightsTo(0, []));
        Refuses(() => none.GetBias(0));
        Refuses(() => _ = none.Count);
        Refuses(() => _ = none.LayerCount);
        Refuses(() => none.CalculateNorm());
        Refuses(() => none.Scale(2));

        void Refuses(Action call) => Refusal.Assert<InvalidOperationException, Control>(_trainer, call, "Trainer.Backpropagate");
    }

    private static Gradients Backpropagate<TNetwork>(Trainer<TNetwork> trainer, ulong seed, int rows = 5)
        where TNetwork : class, INetwork<TNetwork>
    {
        var batch = Batch.For<TNetwork>(rows, seed);
        return trainer.Backpropagate(trainer.ForwardPropagate(batch.Inputs), batch.Targets);
    }

    private static float[] Canonical(Gradients gradients)
    {
        var values = new float[gradients.Count];
        gradients.CopyTo(values);
        return values;
    }
}
