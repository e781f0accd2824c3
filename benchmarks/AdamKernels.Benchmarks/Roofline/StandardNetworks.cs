using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Networks;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>Whole training steps and predictions of the networks that are named in this repository.</summary>
internal sealed class StandardNetworks
{
    /// <summary>Samples of a batch that is predicted.</summary>
    public const int PredictedRows = 64;

    private readonly TrainingRun[] _runs =
    [
        TrainingRun.Of(new Regression4x32x32x2(seed: 1), 1),
        TrainingRun.Of(new Regression4x32x32x2(seed: 1), 32),
        TrainingRun.Of(new Regression16x64x64x4(seed: 1), 32),
        TrainingRun.Of(new Classifier64x64x10(seed: 1), 32),
        TrainingRun.Of(new Classifier784x128x10(seed: 1), 64),
        TrainingRun.Of(new Classifier784x512x512x10(seed: 1), 128),
    ];

    private readonly TrainingRun[] _batches =
    [
        TrainingRun.Of(new Regression4x32x32x2(seed: 1), PredictedRows),
        TrainingRun.Of(new Regression16x64x64x4(seed: 1), PredictedRows),
        TrainingRun.Of(new Classifier64x64x10(seed: 1), PredictedRows),
        TrainingRun.Of(new Classifier784x128x10(seed: 1), PredictedRows),
        TrainingRun.Of(new Classifier784x512x512x10(seed: 1), PredictedRows),
    ];

    /// <summary>Prepares the networks.</summary>
    public StandardNetworks()
    {
        Steps = Array.ConvertAll(_runs, run => new Workload(run.Name, new Probe(run.Step, 1), run.StepFlops, run.Shape.ParameterCount));
        Predictions = [.. _runs.DistinctBy(run => run.Shape.Name).Select(run =>
            new PredictionWork(run.Shape.Name, new Probe(run.Predict, 1), run.Shape.Layers.Sum(layer => layer.WeightCount)))];
        BatchPredictions = Array.ConvertAll(
            _batches, run => new Workload(run.Shape.Name, new Probe(run.PredictBatch, 1), run.ForwardFlops));
    }

    /// <summary>The training steps.</summary>
    public Workload[] Steps { get; }

    /// <summary>Predictions of one sample.</summary>
    public PredictionWork[] Predictions { get; }

    /// <summary>Predictions of a batch.</summary>
    public Workload[] BatchPredictions { get; }
}
