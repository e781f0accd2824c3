using System.Reflection;
using AdamKernels.PathProbe;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Optimizers;

/// <summary>Optimizers for your own parameters: the bits of a network's update, at any length.</summary>
public class ParameterOptimizerTests
{
    private const int Steps = 50;

    public static TheoryData<string> Names => OptimizerCases.Names;

    public static TheoryData<string> NamesWithoutDecay => [.. OptimizerCases.All
        .Where(named => named.Value.NetworkType.GetCustomAttribute<OptimizerAttribute>()!.WeightDecay == 0).Select(named => named.Key)];

    /// <summary>
    /// A tail that takes another formula, or is left out, makes this fail; so does a length rounded to whole vectors, a default that
    /// differs from the attribute's, two arguments in the wrong order, and weight decay that is not left out where it is 0.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Any_length_gives_the_bits_of_a_network(string name)
    {
        OptimizerCase optimizer = OptimizerCases.All[name];
        UpdateSubject network = optimizer.Network();
        var series = new GradientSeries(network.Count);
        float[] start = series.Parameters();
        UpdateSubject[] standalone = [.. Enumerable.Range(1, network.Count)
            .Select(length => new OptimizerSubject(length, optimizer.Standalone))];
        network.Start(start);
        Array.ForEach(standalone, subject => subject.Start(start[..subject.Count]));
        for (int step = 0; step < Steps; step++)
        {
            float[] gradients = series.Gradients(step);
            double rate = GradientSeries.GetLearningRate(step, network.LearningRate);
            network.Update(gradients, rate);
            Array.ForEach(standalone, subject => subject.Update(gradients[..subject.Count], rate));
        }

        float[][] expected = network.State();
        Assert.All(standalone, subject => Assert.Equal(
            expected.Select(values => Bits.Of(values[..subject.Count])), subject.State().Select(Bits.Of)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_first_learning_rate_is_that_of_the_declaration(string name)
    {
        OptimizerCase optimizer = OptimizerCases.All[name];

        Assert.Equal(optimizer.Network().LearningRate, optimizer.Standalone(Memory<float>.Empty).LearningRate);
    }

    /// <summary>An optimizer that is left out of the fused kernels, or whose scalars differ there, makes this fail.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Fused_steps_of_a_network_give_the_bits_of_the_four_calls(string name)
    {
        Type type = OptimizerCases.All[name].NetworkType;

        Assert.Equal(NetworkTypes.Hash(type, steps: 20, fused: true), NetworkTypes.Hash(type, steps: 20, fused: false));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Another_number_of_gradients_is_refused(string name)
    {
        float[] parameters = [1, 2, 3, 4, 5];
        ParameterOptimizer optimizer = OptimizerCases.All[name].Standalone(parameters);
        optimizer.UpdateParameters([1, 1, 1, 1, 1]);
        int[] before = BitsOf(parameters, optimizer);

        foreach (int length in new[] { 0, 4, 6 })
        {
            var exception = Assert.Throws<ArgumentException>(() => optimizer.UpdateParameters(new float[length]));
            Assert.StartsWith($"Expected 5 values, but got {length}.", exception.Message);
        }

        Assert.Equal(before, BitsOf(parameters, optimizer));
        Assert.Equal(1, optimizer.StepCount);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Memory_before_and_after_the_parameters_is_left_alone(string name)
    {
        float[] memory = [.. Enumerable.Repeat(1f, 40)];
        OptimizerCases.All[name].Standalone(memory.AsMemory(3, 33)).UpdateParameters([.. Enumerable.Repeat(3f, 33)]);

        Assert.All(memory.Where((_, i) => i is < 3 or >= 36), value => Assert.Equal(1, value));
        Assert.All(memory[3..36], value => Assert.NotEqual(1, value));
    }

    /// <summary>An array, a captured variable or a boxed struct in an update makes this fail.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void An_update_allocates_nothing(string name)
    {
        ParameterOptimizer optimizer = OptimizerCases.All[name].Standalone(new float[37]);
        float[] gradients = [.. Enumerable.Repeat(0.5f, 37)];
        Allocations.AssertNone(() => optimizer.UpdateParameters(gradients), calls: 1000);
    }

    /// <summary>0 times an infinite parameter, added to the gradient or to the parameter, would be NaN.</summary>
    [Theory]
    [MemberData(nameof(NamesWithoutDecay))]
    public void Weight_decay_of_0_is_none(string name)
    {
        float[] parameters = [.. Enumerable.Repeat(float.PositiveInfinity, 17)];
        OptimizerCases.All[name].Standalone(parameters).UpdateParameters([.. Enumerable.Repeat(1f, 17)]);

        Assert.All(parameters, value => Assert.Equal(float.PositiveInfinity, value));
    }

    private static int[] BitsOf(float[] parameters, ParameterOptimizer optimizer) =>
        Bits.Of([.. parameters, .. Enumerable.Range(0, optimizer.StateCount).SelectMany(i => optimizer.GetState(i).ToArray())]);
}
