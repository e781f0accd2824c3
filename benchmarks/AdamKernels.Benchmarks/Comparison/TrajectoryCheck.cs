using AdamKernels.Benchmarks.Networks;

namespace AdamKernels.Benchmarks.Comparison;

/// <summary>
/// Trains contenders from the same parameters on the same batch and compares what they compute with what the naive loops do: a wrong
/// answer must not win a race.
/// </summary>
internal sealed class TrajectoryCheck
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

    private readonly NetworkShape _shape;
    private readonly int _rows;
    private readonly SampleData _data;
    private readonly float[] _losses = new float[Steps];
    private readonly float[] _output;

    /// <summary>Trains the naive loops.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">Samples of a batch.</param>
    public TrajectoryCheck(MeasuredNetwork network, int rows)
    {
        _shape = network.Shape;
        _data = new SampleData(_shape, rows);
        _rows = rows;
        _output = Train(network.CreateNaive(), _losses);
    }

    /// <summary>Checks the contenders of every suite.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">Samples of a batch.</param>
    /// <exception cref="InvalidOperationException">A contender computes something else than the naive loops.</exception>
    public static void Run(MeasuredNetwork network, int rows)
    {
        Contenders contenders = network.CreateContenders();
        var check = new TrajectoryCheck(network, rows);
        check.Accept(contenders.Tensors, "System.Numerics.Tensors");
        check.Accept(contenders.Emitted, "AdamKernels");
    }

    /// <summary>Trains a contender, which must be new, and compares.</summary>
    /// <param name="contender">The contender.</param>
    /// <param name="name">Its name, for the message.</param>
    /// <exception cref="InvalidOperationException">It computes something else than the naive loops.</exception>
    public void Accept(IContender contender, string name)
    {
        var losses = new float[Steps];
        float[] output = Train(contender, losses);
        for (int step = 0; step < Steps; step++)
        {
            // Losses may come close to 0, where a relative difference would say nothing.
            AcceptValue(losses[step], _losses[step], _losses[0], name, $"loss of step {step + 1}");
        }

        float scale = _output.Max(MathF.Abs);
        for (int i = 0; i < output.Length; i++)
        {
            AcceptValue(output[i], _output[i], scale, name, $"output {i} after training");
        }
    }

    private float[] Train(IContender contender, float[] losses)
    {
        for (int step = 0; step < Steps; step++)
        {
            losses[step] = contender.Step(_data.Inputs, _data.Targets);
        }

        var output = new float[_shape.OutputCount];
        contender.Predict(_data.Inputs.AsSpan(0, _shape.InputCount), output);
        return output;
    }

    private void AcceptValue(float value, float expected, float scale, string name, string what)
    {
        // Written so that NaN is refused.
        if (!(MathF.Abs(value - expected) / scale <= Tolerance))
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"{_shape.Name}, batch {_rows}: {name} computes {value} as {what}, where the naive loops compute {expected}."));
        }
    }
}
