namespace AdamKernels.Tests.Numerics;

/// <summary>Mish is emitted from functions of the library, so it is measured through a network that is nothing else.</summary>
public sealed partial class MishTests
{
    private const int Count = 6001;

    private static readonly float[] Arguments = [.. Enumerable.Range(0, Count).Select(i => (i - 3000) / 100f)];

    /// <summary>Fails for a formula that cancels, such as x - x·2/((1 + eˣ)² + 1) for large negative x.</summary>
    [Fact]
    public void Values_are_within_3_ulp() =>
        Assert.All(Arguments.Zip(Predict(Arguments)), pair => Assert.InRange(UlpError.Of(pair.Second, Exact(pair.First)), 0, 3));

    /// <summary>1 - t² cancels where t is near 1: the error is that of the larger of 1 and the value.</summary>
    [Fact]
    public void Derivatives_are_within_5_ulp_of_the_larger_of_1_and_their_value()
    {
        var network = new Function();
        network.SetParameters([1, 0]);
        var trainer = new Trainer<Function>(network);
        foreach (float x in Arguments)
        {
            trainer.ForwardPropagate([x]);
            Assert.InRange(UlpError.Of(trainer.Backpropagate([1f]).GetBias(0)[0], Derivative(x), smallestUnitAt: 1), 0, 5);
        }
    }

    [Fact]
    public void Limits_are_0_and_infinity_and_NaN_passes()
    {
        float[] results = Predict([float.NegativeInfinity, float.PositiveInfinity, float.NaN, float.MaxValue, -129, 0]);

        Assert.Equal([0, float.PositiveInfinity, float.NaN, float.MaxValue, 0, 0], results);
    }

    private static float[] Predict(float[] arguments)
    {
        var network = new Function();
        network.SetParameters([1, 0]);
        var results = new float[arguments.Length];
        network.Predict(arguments, results);
        return results;
    }

    private static double Exact(double x) => x * Math.Tanh(ExactFunctions.Softplus(x));

    private static double Derivative(double x)
    {
        double cosh = Math.Cosh(ExactFunctions.Softplus(x));
        return Math.Tanh(ExactFunctions.Softplus(x)) + x * ExactFunctions.Sigmoid(x) / (cosh * cosh);
    }

    [Network(1, MaxBatchSize = 1), Dense(1, Activation.Mish), CustomLoss, Sgd]
    private sealed partial class Function;
}
