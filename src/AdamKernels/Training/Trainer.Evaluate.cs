using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <content>Evaluation on any number of samples.</content>
public sealed partial class Trainer<TNetwork>
{
    /// <summary>Computes loss and accuracy. No parameter changes; the activations of a batch that was propagated forward are discarded.</summary>
    /// <param name="inputs">One or more samples, one row after the other.</param>
    /// <param name="targets">One row of targets per sample.</param>
    /// <exception cref="ArgumentException">A length does not fit; the message names what was expected.</exception>
    public Evaluation Evaluate(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) =>
        EvaluateWith(Network.Parameters, CheckedSet(inputs, targets));

    /// <inheritdoc cref="Evaluate(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    /// <param name="inputs">One or more samples, one row after the other.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    /// <exception cref="InvalidOperationException">The loss is not softmax cross-entropy.</exception>
    public Evaluation Evaluate(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) =>
        EvaluateWith(Network.Parameters, CheckedSet(inputs, labels));

    private SampleSet CheckedSet(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, string inputsName = "inputs", string targetsName = "targets")
    {
        int samples = CheckSamples(inputs.Length, inputsName);
        CheckTargets(targets.Length, samples, targetsName);
        return new SampleSet(inputs, targets, [], samples);
    }

    private SampleSet CheckedSet(
        ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, string inputsName = "inputs", string labelsName = "labels")
    {
        int samples = CheckSamples(inputs.Length, inputsName);
        CheckLabels(labels, samples, labelsName);
        return new SampleSet(inputs, [], labels, samples);
    }

    private int CheckSamples(int length, string name)
    {
        (int samples, int rest) = Math.DivRem(length, _description.InputCount);
        if (rest != 0 || samples == 0)
        {
            throw new ArgumentException(
                $"Expected one or more samples of {_description.InputCount} inputs, but {length} values came.", name);
        }

        return samples;
    }

    /// <summary>Evaluates all samples of a set, where they lie.</summary>
    private Evaluation EvaluateAll(SampleSet set)
    {
        var sum = default(EvaluationSum);
        int width = _description.OutputCount;
        foreach ((int start, int rows) in new Batches(set.Count, _description.MaxBatchSize))
        {
            if (set.Labels.IsEmpty)
            {
                SetTargets(set.Targets.Slice(start * width, rows * width), rows);
            }
            else
            {
                SetTargets(set.Labels.Slice(start, rows), rows);
            }

            EvaluateBatch(ref MemoryMarshal.GetReference(set.Inputs[(start * _description.InputCount)..]), rows, ref sum);
        }

        return sum.Result(set.Count, DecisionsOf(set.Count));
    }

    /// <summary>Evaluates some samples of a set.</summary>
    private Evaluation EvaluateSome(SampleSet set, ReadOnlySpan<int> samples)
    {
        var sum = default(EvaluationSum);
        foreach ((int start, int rows) in new Batches(samples.Length, _description.MaxBatchSize))
        {
            GatherBatch(set, samples.Slice(start, rows));
            EvaluateBatch(ref KeptInputs, rows, ref sum);
        }

        return sum.Result(samples.Length, DecisionsOf(samples.Length));
    }

    private void EvaluateBatch(ref float inputs, int rows, ref EvaluationSum sum)
    {
        _forwardRows = 0;
        Forward(ref inputs, rows);
        if (!CountsNothing)
        {
            sum.Loss += _program.CalculateLoss(_buffers, _batch with { LossDivisor = _lossDivisor }) * _lossDivisor;
            sum.Divisor += _lossDivisor;
        }

        ReadOnlySpan<float> outputs = _buffers.Workspace.Span[_description.OutputOffset..];
        ReadOnlySpan<float> targets = _buffers.Workspace.Span[_description.TargetOffset..];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> output = outputs.Slice(row * _description.OutputStride, _description.OutputCount);
            ReadOnlySpan<float> target = targets.Slice(row * _description.OutputStride, _description.OutputCount);
            sum.Correct += Accuracy.CountRight(output, target, _description.Loss.OutputsPerDecision);
        }
    }

    /// <summary>The decisions of which an accuracy is a fraction.</summary>
    private long DecisionsOf(int samples) => _description.Loss.OutputsPerDecision == 0
        ? 0
        : (long)samples * (_description.OutputCount / _description.Loss.OutputsPerDecision);

    private struct EvaluationSum
    {
        public double Loss;
        public double Divisor;
        public long Correct;

        public readonly Evaluation Result(int samples, long decisions) =>
            new(Loss / Divisor, decisions == 0 ? double.NaN : (double)Correct / decisions, samples);
    }
}
