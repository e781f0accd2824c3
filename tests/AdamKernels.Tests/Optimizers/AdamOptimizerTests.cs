using AdamKernels.PathProbe;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Optimizers;

/// <summary>Adam for your own parameters: the bits of a network's update, at any length.</summary>
public class AdamOptimizerTests
{
    private const int Steps = 50;

    public static TheoryData<double> BadRates => [0, -0.0, -1e-3, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    public static TheoryData<double> BadDecays => [-1e-9, 1, 1 - 1e-12, 1.5, double.NaN, double.PositiveInfinity];

    public static TheoryData<double> BadEpsilons => [0, -1e-8, 1e-31, 1e39, double.NaN, double.PositiveInfinity];

    /// <summary>Networks of another project, of two layouts of weights.</summary>
    [Fact]
    public void Any_length_gives_the_bits_of_a_network() => Compare(
        new NetworkSubject<Control>(new()), length => new OptimizerSubject(length, p => new AdamOptimizer(p)));

    [Fact]
    public void Other_hyper_parameters_give_the_bits_of_a_network() => Compare(
        new NetworkSubject<ClassesAdam>(new()), length => new OptimizerSubject(length, p => new AdamOptimizer(p, 3e-3, 0.7, 0.97, 1e-4)));

    [Fact]
    public void The_default_learning_rate_is_that_of_the_attribute() => Assert.Equal(
        (new AdamAttribute().LearningRate, 1e-3), (new AdamOptimizer(new float[1]).LearningRate, 1e-3));

    [Fact]
    public void Memory_before_and_after_the_parameters_is_left_alone()
    {
        float[] memory = [.. Enumerable.Repeat(1f, 40)];
        new AdamOptimizer(memory.AsMemory(3, 33)).UpdateParameters([.. Enumerable.Repeat(1f, 33)]);

        Assert.All(memory.Where((_, i) => i is < 3 or >= 36), value => Assert.Equal(1, value));
        Assert.All(memory[3..36], value => Assert.True(value < 1));
    }

    [Fact]
    public void No_parameters_are_an_update_of_nothing()
    {
        var optimizer = new AdamOptimizer(Memory<float>.Empty);
        optimizer.UpdateParameters([]);

        Assert.Equal(1, optimizer.StepCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(6)]
    public void Another_number_of_gradients_is_refused(int length)
    {
        float[] parameters = [1, 2, 3, 4, 5];
        var optimizer = new AdamOptimizer(parameters);
        optimizer.UpdateParameters([1, 1, 1, 1, 1]);
        int[] before = Bits.Of([.. parameters, .. optimizer.FirstMoment, .. optimizer.SecondMoment]);

        var exception = Assert.Throws<ArgumentException>(() => optimizer.UpdateParameters(new float[length]));

        Assert.StartsWith($"Expected 5 values, but got {length}.", exception.Message);
        Assert.Equal(before, Bits.Of([.. parameters, .. optimizer.FirstMoment, .. optimizer.SecondMoment]));
        Assert.Equal(1, optimizer.StepCount);
    }

    [Theory]
    [MemberData(nameof(BadRates))]
    public void A_learning_rate_that_is_not_positive_and_finite_is_refused(double rate)
    {
        var optimizer = new AdamOptimizer(new float[1], learningRate: 0.5);

        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new AdamOptimizer(new float[1], learningRate: rate));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => optimizer.LearningRate = rate);
        Assert.Equal(0.5, optimizer.LearningRate);
    }

    [Theory]
    [MemberData(nameof(BadDecays))]
    public void A_decay_outside_0_to_1_is_refused(double beta)
    {
        Assert.Throws<ArgumentOutOfRangeException>("beta1", () => new AdamOptimizer(new float[1], beta1: beta));
        Assert.Throws<ArgumentOutOfRangeException>("beta2", () => new AdamOptimizer(new float[1], beta2: beta));
    }

    [Theory]
    [MemberData(nameof(BadEpsilons))]
    public void An_epsilon_that_could_vanish_is_refused(double epsilon) =>
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new AdamOptimizer(new float[1], epsilon: epsilon));

    private static void Compare(UpdateSubject network, Func<int, UpdateSubject> create)
    {
        var series = new GradientSeries(network.Count);
        float[] start = series.Parameters();
        UpdateSubject[] standalone = [.. Enumerable.Range(1, 100).Select(create)];
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
}
