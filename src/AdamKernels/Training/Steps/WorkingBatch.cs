using System.Runtime.CompilerServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>The inputs, outputs and targets of the current batch, in the workspace of the kernels. It checks nothing.</summary>
internal sealed class WorkingBatch(NetworkDescription description, AlignedBuffer workspace)
{
    private readonly int _inputCount = description.InputCount;
    private readonly int _outputCount = description.OutputCount;
    private readonly int _stride = description.OutputStride;

    /// <summary>The first input.</summary>
    public ref float Inputs => ref Unsafe.Add(ref workspace.Reference, description.InputOffset);

    private Span<float> Outputs => workspace.Span[description.OutputOffset..];

    private Span<float> Targets => workspace.Span[description.TargetOffset..];

    /// <summary>The outputs of a sample.</summary>
    public ReadOnlySpan<float> GetOutputs(int row) => Outputs.Slice(row * _stride, _outputCount);

    /// <summary>The targets of a sample.</summary>
    public ReadOnlySpan<float> GetTargets(int row) => Targets.Slice(row * _stride, _outputCount);

    /// <summary>Copies the outputs of all samples out.</summary>
    /// <param name="destination">Receives one row per sample, without padding.</param>
    public void CopyOutputsTo(Span<float> destination) => Rows.Pack(Outputs, _stride, destination, _outputCount);

    public void SetInputs(ReadOnlySpan<float> inputs) => inputs.CopyTo(workspace.Span[description.InputOffset..]);

    public void SetOutputs(ReadOnlySpan<float> outputs) => Rows.Spread(outputs, _outputCount, Outputs, _stride);

    public void SetOutputGradients(ReadOnlySpan<float> gradients) =>
        Rows.Spread(gradients, _outputCount, workspace.Span[description.OutputGradientOffset..], _stride);

    /// <returns>The divisor of the loss.</returns>
    public double SetTargets(ReadOnlySpan<float> targets, int rows)
    {
        Rows.Spread(targets, _outputCount, Targets, _stride);
        return rows;
    }

    /// <summary>Sets targets that are 1 at the label and 0 elsewhere.</summary>
    /// <returns>The divisor of the loss.</returns>
    public double SetTargets(ReadOnlySpan<int> labels)
    {
        Rows.SpreadLabels(labels, Targets, _stride);
        return description.Loss.DivisorOf(labels);
    }

    /// <summary>Sets the targets or labels of consecutive samples of a set.</summary>
    /// <returns>The divisor of the loss.</returns>
    public double SetTargets(SampleSet set, int start, int rows) => set.Labels.IsEmpty
        ? SetTargets(set.Targets.Slice(start * _outputCount, rows * _outputCount), rows)
        : SetTargets(set.Labels.Slice(start, rows));

    /// <summary>Copies the inputs, and the targets or labels, of some samples of a set.</summary>
    /// <returns>The divisor of the loss.</returns>
    public double Gather(SampleSet set, ReadOnlySpan<int> samples)
    {
        Span<float> inputs = workspace.Span[description.InputOffset..];
        Span<float> targets = Targets;
        double divisor = set.Labels.IsEmpty ? samples.Length : 0;
        for (int row = 0; row < samples.Length; row++)
        {
            int sample = samples[row];
            set.Inputs.Slice(sample * _inputCount, _inputCount).CopyTo(inputs[(row * _inputCount)..]);
            Span<float> target = targets.Slice(row * _stride, _stride);
            if (set.Labels.IsEmpty)
            {
                Rows.Spread(set.Targets.Slice(sample * _outputCount, _outputCount), _outputCount, target, _stride);
            }
            else
            {
                ReadOnlySpan<int> label = set.Labels.Slice(sample, 1);
                Rows.SpreadLabels(label, target, _stride);
                divisor += description.Loss.DivisorOf(label);
            }
        }

        return divisor;
    }
}
