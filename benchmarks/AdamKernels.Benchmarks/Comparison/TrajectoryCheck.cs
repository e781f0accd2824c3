using AdamKernels.Benchmarks.Networks;

namespace AdamKernels.Benchmarks.Comparison;

/// <summary>
/// Trains all contenders from the same parameters on the same batch and compares what they compute: a wrong answer must not win a race.
/// </summary>
internal static class TrajectoryCheck
{
    /// <summary>
    /// Enough for a difference of rule to show, and for the runtime to have seen every method often enough to optimise it.
    /// </summary>
    private const int Steps = 40;

    /// <summary>
    /// Largest difference of losses, relative to the first one, and of predictions, relative to the largest. The contenders add up in
    /// different orders, and Adam makes a step of full length even of a gradient that is mere rounding; yet right answers differ by
    /// less than 1e-6 after this many steps, and a learning rate that is wrong by 2 % shows in the second loss.
    /// </summary>
    private const float Tolerance = 2e-5f;

    /// <summary>Runs the check.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">Samples of a batch.</param>
    /// <exception cref="InvalidOperationException">A contender computes something else than the naive loops.</exception>
    public static void Run(MeasuredNetwork network, int rows)
    {
        Contenders contenders = network.CreateContenders();
        Compare(network.Shape, rows, contenders.Naive, contenders.Tensors, "System.Numerics.Tensors");
        Compare(network.Shape, rows, network.CreateContenders().Naive, contenders.Emitted, "AdamKernels");
    }

    /// <summary>Trains and compares two contenders; returns the largest relative difference.</summary>
    internal static float Compare(NetworkShape shape, int rows, IContender expected, IContender actual, string name)
    {
        var data = new SampleData(shape, rows);
        float largest = 0;
        float firstLoss = 0;
        for (int step = 1; step <= Steps; step++)
        {
            float expectedLoss = expected.Step(data.Inputs, data.Targets);
            float actualLoss = actual.Step(data.Inputs, data.Targets);

            // Losses may come close to 0, where a relative difference would say nothing.
            firstLoss = step == 1 ? expectedLoss : firstLoss;
            Accept(actualLoss, expectedLoss, firstLoss, $"loss of step {step}");
        }

        var expectedOutput = new float[shape.OutputCount];
        var actualOutput = new float[shape.OutputCount];
        expected.Predict(data.Inputs.AsSpan(0, shape.InputCount), expectedOutput);
        actual.Predict(data.Inputs.AsSpan(0, shape.InputCount), actualOutput);
        float scale = expectedOutput.Max(MathF.Abs);
        for (int i = 0; i < expectedOutput.Length; i++)
        {
            Accept(actualOutput[i], expectedOutput[i], scale, $"output {i} after training");
        }

        return largest;

        void Accept(float value, float reference, float scaleOfReference, string what)
        {
            float difference = MathF.Abs(value - reference) / scaleOfReference;

            // Written so that NaN is refused.
            if (!(difference <= Tolerance))
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"{shape.Name}, batch {rows}: {name} computes {value} as {what}, where the naive loops compute {reference}."));
            }

            largest = MathF.Max(largest, difference);
        }
    }
}
