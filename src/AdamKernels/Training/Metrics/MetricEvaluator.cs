using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Computes metrics of any number of samples, batch by batch.</summary>
internal sealed class MetricEvaluator(
    NetworkDescription description, TrainingBuffers buffers, ArgumentChecks arguments, WorkingBatch work, RowPass rows)
{
    private readonly int _width = description.OutputCount;
    private ErrorSum[] _errorSums = [];

    public void AddClasses(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        int samples = arguments.CountSamples(inputs, nameof(inputs));
        Check.Length(labels.Length, samples, nameof(labels));
        if (_width == 1 && description.Loss.OutputsPerDecision != 1)
        {
            throw new InvalidOperationException(
                "A network with one output can predict classes only with binary cross-entropy, "
                + $"but this network's loss is {description.Loss.Name}.");
        }

        int classes = Math.Max(_width, 2);
        if (matrix.ClassCount != classes)
        {
            throw new ArgumentException($"Expected a matrix of {classes} classes, but got one of {matrix.ClassCount}.", nameof(matrix));
        }

        Check.Labels(labels, matrix.ClassCount, nameof(labels));
        foreach ((int start, int count) in new Batches(samples, description.MaxBatchSize))
        {
            ComputeOutputs(inputs, start, count);
            for (int row = 0; row < count; row++)
            {
                matrix.Add(Accuracy.ClassOf(work.GetOutputs(row)), labels[start + row]);
            }
        }
    }

    public RegressionMetrics EvaluateRegression(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        int samples = arguments.CountSamples(inputs, nameof(inputs));
        Check.Length(targets.Length, (long)samples * _width, nameof(targets));
        _errorSums = _errorSums.Length == 0 ? new ErrorSum[_width] : _errorSums;
        _errorSums.AsSpan().Clear();
        foreach ((int start, int count) in new Batches(samples, description.MaxBatchSize))
        {
            ComputeOutputs(inputs, start, count);
            for (int row = 0; row < count; row++)
            {
                ReadOnlySpan<float> outputs = work.GetOutputs(row);
                ReadOnlySpan<float> target = targets.Slice((start + row) * _width, _width);
                for (int column = 0; column < _width; column++)
                {
                    _errorSums[column].Add(outputs[column], target[column]);
                }
            }
        }

        var total = default(RegressionSum);
        for (int column = 0; column < _width; column++)
        {
            total.AddColumn(_errorSums[column], targets, column, _width);
        }

        return total.Result(samples, _width);
    }

    private void ComputeOutputs(ReadOnlySpan<float> inputs, int start, int count)
    {
        ref float first = ref MemoryMarshal.GetReference(inputs[(start * description.InputCount)..]);
        rows.Run(
            RowWork.Forward,
            ref first,
            buffers,
            new BatchContext(FirstRow: 0, (nuint)count),
            rows.CountThreads(RowWork.Forward, count));
        work.RestoreOutputs(count);
    }
}
