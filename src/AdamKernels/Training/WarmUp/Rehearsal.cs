using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Steps of every kind with a trainer whose results nobody needs, on zeros.</summary>
internal sealed class Rehearsal<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly Trainer<TNetwork> _trainer;
    private readonly LossDescription _loss = TNetwork.Description.Loss;
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private readonly int[] _labels;
    private readonly float[] _weights;
    private readonly int _inputCount = TNetwork.Description.InputCount;
    private readonly int _outputCount = TNetwork.Description.OutputCount;
    private readonly int _maxBatchSize = TNetwork.Description.MaxBatchSize;

    /// <param name="trainer">A trainer with parameters of its own.</param>
    public Rehearsal(Trainer<TNetwork> trainer)
    {
        _trainer = trainer;
        _inputs = new float[_maxBatchSize * _inputCount];
        _targets = new float[_maxBatchSize * _outputCount];
        _labels = new int[_loss.TakesLabels ? _maxBatchSize : 0];

        _weights = new float[_maxBatchSize];
        Array.Fill(_weights, 1);

        // A batch of labels without weight would be skipped.
        int label = Math.Max(Array.FindIndex(_loss.ClassWeights, weight => weight > 0), 0);
        Array.Fill(_labels, label);
    }

    /// <summary>Steps of every kind.</summary>
    /// <param name="rows">Samples of the batch.</param>
    public void Run(int rows)
    {
        ReadOnlySpan<float> inputs = _inputs.AsSpan(0, rows * _inputCount), targets = _targets.AsSpan(0, rows * _outputCount);
        if (_loss.TakesTargets)
        {
            Run(inputs, targets, rows);
        }

        if (_loss.TakesLabels)
        {
            Run(inputs, _labels.AsSpan(0, rows), rows);
        }

        _trainer.Step(inputs, static (_, _) => 0);
        _trainer.ForwardPropagate(inputs);
        _trainer.UpdateParameters(_trainer.Backpropagate(targets));
        _trainer.ForwardPropagate(inputs);
        _trainer.BackpropagateAndUpdate(targets);
        _trainer.UpdatePending();
    }

    private void Run(ReadOnlySpan<float> inputs, Targets targets, int rows)
    {
        _trainer.Step(inputs, targets);
        _trainer.Step(inputs, targets.WithWeights(_weights.AsSpan(0, rows)));
        ReadOnlySpan<float> outputs = _trainer.ForwardPropagate(inputs);
        _trainer.CalculateLoss(outputs, targets);
        _trainer.UpdateParameters(_trainer.Backpropagate(outputs, targets));
    }
}
