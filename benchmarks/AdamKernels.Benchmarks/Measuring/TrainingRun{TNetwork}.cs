using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Networks;
using AdamKernels.Benchmarks.Peers;
using AdamKernels.Runtime;

namespace AdamKernels.Benchmarks.Measuring;

/// <inheritdoc cref="TrainingRun"/>
/// <typeparam name="TNetwork">The declared class.</typeparam>
internal sealed class TrainingRun<TNetwork> : TrainingRun
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly Trainer<TNetwork> _trainer;
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private readonly float[] _outputs;

    public TrainingRun(TNetwork network, int rows)
        : base(TNetwork.Description, rows)
    {
        _trainer = new Trainer<TNetwork>(network) { LearningRate = AdamSettings.NegligibleRate };
        var data = new SampleData(Shape, rows);
        _inputs = data.Inputs;
        _targets = data.Targets;
        _outputs = new float[rows * Shape.OutputCount];
    }

    public override void Step() => _trainer.Step(_inputs, _targets);

    public override void Forward() => _trainer.ForwardPropagate(_inputs);

    public override void Predict() => _trainer.Network.Predict(_inputs.AsSpan(0, Shape.InputCount), _outputs.AsSpan(0, Shape.OutputCount));

    public override void PredictBatch() => _trainer.Network.Predict(_inputs, _outputs);
}
