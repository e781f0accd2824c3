using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Peers;

namespace AdamKernels.Benchmarks.Ranks;

/// <inheritdoc cref="RankTraining"/>
/// <typeparam name="TNetwork">The declared class.</typeparam>
internal sealed class RankTraining<TNetwork> : RankTraining
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly Trainer<TNetwork> _trainer;
    private readonly SampleData _data;
    private readonly float[] _copy;
    private Gradients _gradients;

    public RankTraining(Trainer<TNetwork> trainer, SampleData data)
    {
        _trainer = trainer;
        _trainer.LearningRate = AdamSettings.NegligibleRate;
        _data = data;
        _copy = new float[data.Inputs.Length];
        StepThroughMemory(rows: 1);
    }

    public override void Step(int rows) => _trainer.Step(Inputs(rows), Targets(rows));

    public override void StepThroughMemory(int rows)
    {
        ReadOnlySpan<float> outputs = _trainer.ForwardPropagate(Inputs(rows));
        _gradients = _trainer.Backpropagate(outputs, Targets(rows));
        _trainer.UpdateParameters(_gradients);
    }

    public override void CopyInputs(int rows) => Inputs(rows).CopyTo(_copy);

    public override void Update() => _trainer.UpdateParameters(_gradients);

    private ReadOnlySpan<float> Inputs(int rows) => _data.Inputs.AsSpan(0, rows * _trainer.Network.InputCount);

    private ReadOnlySpan<float> Targets(int rows) => _data.Targets.AsSpan(0, rows * _trainer.Network.OutputCount);
}
