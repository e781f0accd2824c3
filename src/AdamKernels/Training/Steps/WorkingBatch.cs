using System.Runtime.CompilerServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>The inputs, outputs and targets of the current batch, in the workspace of the kernels. It checks nothing.</summary>
internal sealed class WorkingBatch(NetworkDescription description, NetworkScale scale, AlignedBuffer workspace)
{
    private readonly int _inputCount = description.InputCount;
    private readonly int _outputCount = description.OutputCount;
    private readonly int _stride = description.OutputStride;
    private readonly float[] _weights = new float[description.MaxBatchSize];
    private int _weighted;
    private NonFiniteValue? _badInput;

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

    /// <summary>The weight of each sample in the loss; empty if all are 1.</summary>
    public ReadOnlySpan<float> Weights => _weights.AsSpan(0, _weighted);

    /// <summary>Sets the targets of a batch.</summary>
    /// <returns>The divisor of the loss.</returns>
    public double SetTargets(Targets targets, int rows)
    {
        double divisor = SetWeights(targets, rows);
        SpreadTargets(targets, firstRow: 0, rows);
        return divisor;
    }

    /// <summary>Sets the weights of a batch, whose targets are to be spread.</summary>
    /// <returns>The divisor of the loss.</returns>
    public double SetWeights(Targets targets, int rows)
    {
        _weighted = targets.Weights.IsEmpty ? 0 : rows;
        return SetWeights(targets, firstRow: 0, rows);
    }

    /// <summary>Sets the targets of some rows. Several threads may do this with rows of their own.</summary>
    /// <param name="targets">Those of the rows, whose weights are set.</param>
    /// <param name="firstRow">The first of the rows in the batch.</param>
    /// <param name="rows">Number of rows.</param>
    public void SpreadTargets(Targets targets, int firstRow, int rows)
    {
        Span<float> destination = Targets[(firstRow * _stride)..];
        if (targets.AreLabels)
        {
            Rows.SpreadLabels(targets.Labels, destination, _stride);
        }
        else
        {
            Rows.Spread(targets.Values, _outputCount, destination, _stride);
            if (scale.Targets is { } standardization)
            {
                for (int row = 0; row < rows; row++)
                {
                    Span<float> values = destination.Slice(row * _stride, _outputCount);
                    standardization.Apply(values, values);
                }
            }
        }

        for (int row = 0; row < rows && _weighted > 0; row++)
        {
            if (_weights[firstRow + row] == 0)
            {
                Clear(destination.Slice(row * _stride, _outputCount));
            }
        }
    }

    /// <summary>Copies the inputs and the targets of some samples of a set.</summary>
    /// <returns>The divisor of the loss.</returns>
    public double Gather(SampleSet set, ReadOnlySpan<int> samples)
    {
        Span<float> inputs = workspace.Span[description.InputOffset..];
        _weighted = set.Targets.Weights.IsEmpty ? 0 : samples.Length;
        double divisor = 0;
        for (int row = 0; row < samples.Length; row++)
        {
            int sample = samples[row];
            set.Inputs.Slice(sample * _inputCount, _inputCount).CopyTo(inputs[(row * _inputCount)..]);
            Targets targets = set.Targets.Slice(sample, 1, _outputCount);
            divisor += SetWeights(targets, row, rows: 1);
            SpreadTargets(targets, row, rows: 1);
        }

        return divisor;
    }

    /// <summary>Whether all inputs of a batch so far are finite. The first one that is not is remembered.</summary>
    /// <param name="inputs">The inputs of the next samples.</param>
    /// <param name="firstRow">The first of these samples in the batch.</param>
    /// <param name="earlierAreFinite">Whether those of the samples before are.</param>
    public bool CheckInputs(ReadOnlySpan<float> inputs, int firstRow = 0, bool earlierAreFinite = true)
    {
        if (Finite.All(inputs))
        {
            return earlierAreFinite;
        }

        if (earlierAreFinite)
        {
            _badInput = FindRow("input", inputs, _inputCount, _inputCount, firstRow);
        }

        return false;
    }

    /// <summary>What makes the loss of the batch infinite or undefined, as far as it is an input or a target.</summary>
    /// <param name="inputsAreFinite">What <see cref="CheckInputs"/> found of all inputs.</param>
    /// <param name="targets">Samples whose targets are in the workspace.</param>
    public NonFiniteValue? FindCause(bool inputsAreFinite, int targets = 0) =>
        inputsAreFinite ? FindRow("target", Targets[..(targets * _stride)], _stride, _outputCount, firstRow: 0) : _badInput;

    /// <summary>Brings standardized outputs back to the unit of the targets.</summary>
    public void RestoreOutputs(int rows) => Restore(Outputs, rows);

    /// <summary>Brings standardized targets back to their unit, up to rounding.</summary>
    public void RestoreTargets(int rows) => Restore(Targets, rows);

    private void Restore(Span<float> padded, int rows)
    {
        if (scale.Targets is { } standardization)
        {
            for (int row = 0; row < rows; row++)
            {
                Span<float> values = padded.Slice(row * _stride, _outputCount);
                standardization.Invert(values, values);
            }
        }
    }

    /// <summary>Sets the weights of some rows.</summary>
    /// <returns>What the rows add to the divisor of the loss.</returns>
    private double SetWeights(Targets targets, int firstRow, int rows)
    {
        if (targets.Weights.IsEmpty)
        {
            return targets.AreLabels ? description.Loss.DivisorOf(targets.Labels) : rows;
        }

        targets.Weights.CopyTo(_weights.AsSpan(firstRow));
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            sum += targets.Weights[row] * (targets.AreLabels ? description.Loss.DivisorOf(targets.Labels.Slice(row, 1)) : 1);
        }

        return sum;
    }

    /// <summary>
    /// Clears targets that are left out where they could spoil the loss in spite of their weight: infinity times 0 is NaN.
    /// </summary>
    private void Clear(Span<float> targets)
    {
        if (description.Loss.OutputsPerDecision == 0 || !Finite.All(targets))
        {
            targets.Clear();
        }
    }

    private static NonFiniteValue? FindRow(string name, ReadOnlySpan<float> values, int stride, int width, int firstRow)
    {
        for (int row = 0; row < values.Length / stride; row++)
        {
            if (NonFiniteValue.Find(name, values.Slice(row * stride, width), firstRow + row) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
