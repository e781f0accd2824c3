using AdamKernels.Benchmarks.Networks;
using AdamKernels.Benchmarks.Peers;

namespace AdamKernels.Benchmarks.Comparison;

/// <summary>
/// Trains contenders from the same parameters on the same batch and compares what they compute with what the naive loops do: a wrong
/// answer must not win a race.
/// </summary>
internal sealed class TrajectoryCheck
{
    /// <summary>
    /// Enough for a difference of rule to show, and for the runtime to have seen every method often enough to optimize it.
    /// </summary>
    private const int MaxSteps = 40;

    /// <summary>
    /// The comparison ends when this share of the first loss is left. A wide network learns a random batch by heart in a few steps;
    /// what is then left of the gradients is mostly rounding, and Adam makes long steps of it.
    /// </summary>
    private const float LearntShare = 0.1f;

    /// <summary>
    /// Largest difference of losses, relative to the first one, and of predictions, relative to the largest. The contenders add up in
    /// different orders, and Adam makes a step of full length even of a gradient that is mere rounding; yet right answers differ by
    /// less than 1e-6 after this many steps, and a learning rate that is wrong by 2 % shows in the second loss.
    /// </summary>
    private const float Tolerance = 2e-5f;

    /// <summary>
    /// The same for predictions of a network with so many units that in some step rounding decides of one of them whether ReLU lets it
    /// through. From there on the parameters are others, which shows in predictions more than in losses.
    /// </summary>
    private const float ToleranceOfFlippedUnit = 2e-3f;

    /// <summary>Rectified units of a batch from which on this is to be expected.</summary>
    private const int UnitsThatMayFlip = 50_000;

    private readonly NetworkShape _shape;
    private readonly int _rows;
    private readonly SampleData _data;
    private readonly List<float> _losses = [];
    private readonly float[] _output;
    private readonly float _outputTolerance;

    /// <summary>Trains the naive loops.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">Samples of a batch.</param>
    public TrajectoryCheck(MeasuredNetwork network, int rows)
    {
        _shape = network.Shape;
        _data = new SampleData(_shape, rows);
        _rows = rows;
        NaiveNetwork naive = network.CreateNaive();
        do
        {
            _losses.Add(naive.Step(_data.Inputs, _data.Targets));
        }
        while (_losses.Count < MaxSteps && _losses[^1] > LearntShare * _losses[0]);

        _output = Predict(naive);
        int units = rows * _shape.Layers.Where(layer => !layer.IsLast).Sum(layer => layer.Outputs);
        bool mayFlip = _shape.HiddenActivation == Activation.Relu && units > UnitsThatMayFlip;
        _outputTolerance = mayFlip ? ToleranceOfFlippedUnit : Tolerance;
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
        for (int step = 0; step < _losses.Count; step++)
        {
            // Losses may come close to 0, where a relative difference would say nothing.
            float loss = contender.Step(_data.Inputs, _data.Targets);
            AcceptValue(loss, _losses[step], _losses[0], Tolerance, name, $"loss of step {step + 1}");
        }

        float[] output = Predict(contender);
        float scale = _output.Max(MathF.Abs);
        for (int i = 0; i < output.Length; i++)
        {
            AcceptValue(output[i], _output[i], scale, _outputTolerance, name, $"output {i} after training");
        }
    }

    private float[] Predict(IContender contender)
    {
        var output = new float[_shape.OutputCount];
        contender.Predict(_data.Inputs.AsSpan(0, _shape.InputCount), output);
        return output;
    }

    private void AcceptValue(float value, float expected, float scale, float tolerance, string name, string what)
    {
        // Written so that NaN is refused.
        if (!(MathF.Abs(value - expected) / scale <= tolerance))
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"{_shape.Name}, batch {_rows}: {name} computes {value} as {what}, where the naive loops compute {expected}."));
        }
    }
}
