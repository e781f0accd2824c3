using System.Diagnostics.CodeAnalysis;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <content>What is checked of a batch, and how targets reach the workspace.</content>
public sealed partial class Trainer<TNetwork>
{
    private int CheckInputs(int length)
    {
        (int rows, int rest) = Math.DivRem(length, _description.InputCount);
        if (rest != 0 || rows < 1 || rows > _description.MaxBatchSize)
        {
            ThrowInputs(length);
        }

        return rows;
    }

    private int CheckOutputs(int length, string name = "outputs")
    {
        CheckForward();
        Check.Length(length, _forwardRows * _description.OutputCount, name);
        return _forwardRows;
    }

    private void CheckLearningRate(double rate, string name)
    {
        Check.LearningRate(rate, name);
        foreach (ParameterBlock block in _description.Blocks)
        {
            Check.LearningRate(rate * block.LearningRateFactor, name);
        }
    }

    private void SetTargets(ReadOnlySpan<float> targets, int rows)
    {
        CheckTargets(targets.Length, rows);
        _lossDivisor = rows;
        Rows.Spread(targets, _description.OutputCount, _buffers.Workspace.Span[_description.TargetOffset..], _description.OutputStride);
    }

    private void SetTargets(ReadOnlySpan<int> labels, int rows)
    {
        CheckLabels(labels, rows);
        _lossDivisor = _description.Loss.DivisorOf(labels);
        Rows.SpreadLabels(labels, _buffers.Workspace.Span[_description.TargetOffset..], _description.OutputStride);
    }

    private void CheckTargets(int length, int rows, string name = "targets")
    {
        if (!_description.Loss.TakesTargets)
        {
            throw new InvalidOperationException(
                "This network declares [CustomLoss]: the library has no loss to compute. Pass its gradient to Backpropagate(outputGradients) or BackpropagateAndUpdate.");
        }

        Check.Length(length, (long)rows * _description.OutputCount, name);
    }

    private void CheckLabels(ReadOnlySpan<int> labels, int rows, string name = "labels")
    {
        if (!_description.Loss.TakesLabels)
        {
            throw new InvalidOperationException(
                $"Labels are for softmax cross-entropy; this network's loss is {_description.Loss.Name}, which takes {_description.OutputCount} targets per sample.");
        }

        Check.Length(labels.Length, rows, name);
        foreach (int label in labels)
        {
            if ((uint)label >= (uint)_description.OutputCount)
            {
                throw new ArgumentOutOfRangeException(
                    name, label, $"Expected labels from 0 to {_description.OutputCount - 1}, but {label} came.");
            }
        }
    }

    [DoesNotReturn]
    private void ThrowInputs(int length) => throw new ArgumentException(
        $"Expected 1 to {_description.MaxBatchSize} samples of {_description.InputCount} inputs, but {length} values came.", "inputs");
}
