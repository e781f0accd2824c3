using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <content>Metrics of any number of samples.</content>
public sealed partial class Trainer<TNetwork>
{
    private ErrorSum[] _errorSums = [];

    /// <summary>Adds which classes the network predicts for samples to a matrix. No parameter changes.</summary>
    /// <remarks>
    /// The largest output predicts, the first at a tie; a network with one logit and binary cross-entropy predicts class 1 where it is above 0,
    /// otherwise class 0. Allocates nothing. The activations of a batch that was propagated forward are discarded.
    /// </remarks>
    /// <param name="inputs">One or more samples, one row after the other.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="matrix">Counts the samples on top of those that it has; with as many classes as the network predicts.</param>
    /// <exception cref="ArgumentException">A length or the number of classes does not fit; the message names what was expected. Nothing was added.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class. Nothing was added.</exception>
    /// <exception cref="InvalidOperationException">The network has one output and no binary cross-entropy: it predicts no class.</exception>
    public void EvaluateClasses(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ConfusionMatrix matrix)
    {
        using var use = new ExclusiveUse(ref _user);
        ArgumentNullException.ThrowIfNull(matrix);
        int samples = CheckSamples(inputs.Length, nameof(inputs));
        Check.Length(labels.Length, samples, nameof(labels));
        int width = _description.OutputCount;
        if (width == 1 && _description.Loss.OutputsPerDecision != 1)
        {
            throw new InvalidOperationException($"A network with one output predicts classes with binary cross-entropy; this network's loss is {_description.Loss.Name}.");
        }

        int classes = Math.Max(width, 2);
        if (matrix.ClassCount != classes)
        {
            throw new ArgumentException($"Expected a matrix of {classes} classes, but one of {matrix.ClassCount} came.", nameof(matrix));
        }

        matrix.CheckLabels(labels, nameof(labels));
        foreach ((int start, int rows) in new Batches(samples, _description.MaxBatchSize))
        {
            ReadOnlySpan<float> outputs = EvaluateOutputs(inputs, start, rows);
            for (int row = 0; row < rows; row++)
            {
                ReadOnlySpan<float> output = outputs.Slice(row * _description.OutputStride, width);
                matrix.Add(width == 1 ? (output[0] > 0 ? 1 : 0) : Accuracy.IndexOfLargest(output), labels[start + row]);
            }
        }
    }

    /// <summary>Compares the network's outputs with targets. No parameter changes.</summary>
    /// <remarks>
    /// The first call allocates two numbers for each output, nothing else is. The activations of a batch that was propagated forward are
    /// discarded.
    /// </remarks>
    /// <param name="inputs">One or more samples, one row after the other.</param>
    /// <param name="targets">One row of targets per sample.</param>
    /// <exception cref="ArgumentException">A length does not fit; the message names what was expected.</exception>
    public RegressionMetrics EvaluateRegression(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        using var use = new ExclusiveUse(ref _user);
        int width = _description.OutputCount;
        int samples = CheckSamples(inputs.Length, nameof(inputs));
        Check.Length(targets.Length, (long)samples * width, nameof(targets));
        _errorSums = _errorSums.Length == 0 ? new ErrorSum[width] : _errorSums;
        _errorSums.AsSpan().Clear();
        foreach ((int start, int rows) in new Batches(samples, _description.MaxBatchSize))
        {
            ReadOnlySpan<float> outputs = EvaluateOutputs(inputs, start, rows);
            for (int row = 0; row < rows; row++)
            {
                ReadOnlySpan<float> output = outputs.Slice(row * _description.OutputStride, width);
                ReadOnlySpan<float> target = targets.Slice((start + row) * width, width);
                for (int column = 0; column < width; column++)
                {
                    _errorSums[column].Add(output[column], target[column]);
                }
            }
        }

        var total = default(RegressionSum);
        for (int column = 0; column < width; column++)
        {
            total.AddColumn(_errorSums[column], targets, column, width);
        }

        return total.Result(samples, width);
    }

    /// <summary>The outputs of some samples, at the stride of the workspace.</summary>
    private ReadOnlySpan<float> EvaluateOutputs(ReadOnlySpan<float> inputs, int start, int rows)
    {
        _forwardRows = 0;
        Forward(ref MemoryMarshal.GetReference(inputs[(start * _description.InputCount)..]), rows);
        return _buffers.Workspace.Span[_description.OutputOffset..];
    }
}
