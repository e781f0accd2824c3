using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Networks;
using AdamKernels.Benchmarks.Peers;
using AdamKernels.Runtime;

namespace AdamKernels.Benchmarks.Measuring;

/// <summary>A declared network with a trainer and one batch, on which it does the same work at each call.</summary>
internal abstract class TrainingRun
{
    private protected TrainingRun(NetworkDescription description, int rows)
    {
        Shape = ShapeOf(description);
        Rows = rows;
    }

    /// <summary>The shape of the network.</summary>
    public NetworkShape Shape { get; }

    /// <summary>Samples of a batch.</summary>
    public int Rows { get; }

    /// <summary>The name that results show.</summary>
    public string Name => $"{Shape.Name}, batch {Rows}";

    /// <summary>Operations of the products of a forward pass: a multiplication and an addition for each weight and sample.</summary>
    public double ForwardFlops => 2.0 * Rows * Shape.Layers.Sum(layer => (double)layer.WeightCount);

    /// <summary>
    /// Operations of the products of a training step: forward, the gradient of the weights, and for all layers but the first that of
    /// their inputs.
    /// </summary>
    public double StepFlops => 2 * ForwardFlops + 2.0 * Rows * Shape.Layers.Skip(1).Sum(layer => (double)layer.WeightCount);

    /// <summary>Runs one training step.</summary>
    public abstract void Step();

    /// <summary>Runs the forward pass of a training step.</summary>
    public abstract void Forward();

    /// <summary>Predicts the first sample of the batch.</summary>
    public abstract void Predict();

    /// <summary>Predicts all samples of the batch in one call.</summary>
    public abstract void PredictBatch();

    /// <summary>Prepares a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">Samples of a batch.</param>
    /// <typeparam name="TNetwork">The declared class.</typeparam>
    public static TrainingRun Of<TNetwork>(TNetwork network, int rows)
        where TNetwork : class, INetwork<TNetwork> => new TrainingRun<TNetwork>(network, rows);

    /// <summary>The shape that a declaration has.</summary>
    /// <param name="description">What the generator says of it.</param>
    public static NetworkShape ShapeOf(NetworkDescription description)
    {
        Loss loss = description.Loss.TakesLabels ? Loss.SoftmaxCrossEntropy : Loss.MeanSquaredError;
        return new NetworkShape(
            loss, description.Layers[0].Activation, [description.InputCount, .. description.Layers.Select(layer => layer.Outputs)]);
    }
}
