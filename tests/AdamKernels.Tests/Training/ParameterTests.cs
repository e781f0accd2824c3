using AdamKernels.PathProbe;
using AdamKernels.Runtime;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>Parameters in and out, in canonical order.</summary>
public class ParameterTests
{
    /// <summary>
    /// Networks with weights in either order. The reference reads [output, input], then biases, layer by layer: another order makes these
    /// fail.
    /// </summary>
    [Fact]
    public void Parameters_that_are_set_are_those_of_the_reference()
    {
        Compare(new Control(), (network, values) => network.SetParameters(values), (network, values) => network.GetParameters(values));
        Compare(
            new OddSmallBatch(), (network, values) => network.SetParameters(values), (network, values) => network.GetParameters(values));
        Compare(new Bottleneck(), (network, values) => network.SetParameters(values), (network, values) => network.GetParameters(values));
        Compare(new Primes(), (network, values) => network.SetParameters(values), (network, values) => network.GetParameters(values));
        Compare(new OneByOne(), (network, values) => network.SetParameters(values), (network, values) => network.GetParameters(values));
    }

    [Fact]
    public void A_seed_decides_the_first_parameters()
    {
        Assert.Equal(Parameters(new Control(5)), Parameters(new Control(5)));
        Assert.NotEqual(Parameters(new Control(5)), Parameters(new Control(6)));
        Assert.Equal(Parameters(new Control(0)), Parameters(new Control()));
    }

    /// <summary>Fails when a constructor that the program adds leaves all parameters 0.</summary>
    [Fact]
    public void Constructors_of_the_programs_own_find_parameters()
    {
        float[] expected = Values(new WithOwnConstructors(seed: 0));

        Assert.Contains(expected, value => value != 0);
        Assert.Equal(expected, Values(new WithOwnConstructors("own")));
        Assert.Equal(expected, Values(new WithOwnConstructors("own", seed: 0)));
        Assert.Equal(Values(new WithOwnConstructors(seed: 5)), Values(new WithOwnConstructors("own", seed: 5)));
        Assert.NotEqual(expected, Values(new WithOwnConstructors(seed: 5)));

        var parameters = new float[WithOwnDefaultConstructor.ParameterCount];
        foreach (WithOwnDefaultConstructor network in new[] { new WithOwnDefaultConstructor(), WithOwnDefaultConstructor.Shared })
        {
            network.GetParameters(parameters);
            Assert.Equal(expected, parameters);
        }

        static float[] Values(WithOwnConstructors network)
        {
            var values = new float[WithOwnConstructors.ParameterCount];
            network.GetParameters(values);
            return values;
        }
    }

    [Fact]
    public void A_trainer_sees_parameters_that_are_set_and_starts_with_no_state()
    {
        var trainer = new Trainer<Control>(new Control(1));
        Assert.All(trainer.CanonicalState().Skip(1), state => Assert.All(state, value => Assert.Equal(0, value)));
        Assert.Equal(0, trainer.StepCount);

        trainer.Network.SetParameters(Parameters(new Control(2)));
        var batch = Batch.For<Control>(rows: 3);
        var other = new Trainer<Control>(new Control(2));

        Assert.Equal(other.Step(batch.Inputs, batch.Targets), trainer.Step(batch.Inputs, batch.Targets));
        Assert.Equal(Parameters(other.Network), Parameters(trainer.Network));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Control.ParameterCount - 1)]
    [InlineData(Control.ParameterCount + 1)]
    public void Another_length_is_refused(int length)
    {
        var network = new Control();
        float[] before = Parameters(network);
        string message = $"Expected {Control.ParameterCount} values, but got {length}.";

        Assert.StartsWith(message, Assert.Throws<ArgumentException>("source", () => network.SetParameters(new float[length])).Message);
        Assert.StartsWith(message, Assert.Throws<ArgumentException>("destination", () => network.GetParameters(new float[length])).Message);
        Assert.Equal(before, Parameters(network));
    }

    private static void Compare<TNetwork>(TNetwork network, Action<TNetwork, float[]> set, Action<TNetwork, float[]> get)
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkDescription description = TNetwork.Description;
        var random = new DeterministicRandom(11);
        float[] parameters = [.. Enumerable.Range(0, description.ParameterCount).Select(_ => random.NextSingle() - 0.5f)];
        set(network, parameters);
        float[] copy = new float[parameters.Length];
        get(network, copy);
        Assert.Equal(parameters, copy);

        var batch = new Batch(description, rows: 4);
        float[] outputs = new float[4 * description.OutputCount];
        network.Predict(batch.Inputs, outputs);
        var reference = new ReferenceNetwork(description);
        IEnumerable<double> expected = batch.ReferenceInputs.SelectMany(input => reference.Forward(Batch.Doubles(parameters), input)[^1]);
        Assert.InRange(Distance.RelativeL2(expected, Batch.Doubles(outputs)), 0, 1e-5);
    }

    private static float[] Parameters(Control network)
    {
        var values = new float[Control.ParameterCount];
        network.GetParameters(values);
        return values;
    }
}
