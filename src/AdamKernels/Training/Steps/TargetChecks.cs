using System.Diagnostics.CodeAnalysis;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Checks targets against the loss and the outputs of a network.</summary>
internal sealed class TargetChecks(NetworkDescription description)
{
    /// <summary>How far a row of class probabilities may be from a sum of 1.</summary>
    private const double SumTolerance = 1e-3;

    private readonly LossDescription _loss = description.Loss;
    private readonly int _width = description.OutputCount;

    /// <summary>Checks what takes no time that can be measured: lengths, labels and weights.</summary>
    /// <exception cref="ArgumentException">The number of targets, labels or weights does not fit, or a weight is not valid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    /// <exception cref="InvalidOperationException">The loss takes no targets, or no labels.</exception>
    public void Check(Targets targets, int samples, string name)
    {
        if (!_loss.TakesTargets)
        {
            ThrowCustomLoss();
        }

        if (targets.AreLabels)
        {
            CheckLabels(targets.Labels, samples, name);
        }
        else if (targets.Values.Length != (long)samples * _width)
        {
            ThrowLength(targets.Values.Length, samples, name);
        }

        if (!targets.Weights.IsEmpty)
        {
            CheckWeights(targets.Weights, samples, name);
        }
    }

    /// <summary>Checks all values of a set, once before many steps: a step itself takes them as they are.</summary>
    /// <exception cref="ArgumentException">A row of targets is not what the loss is defined for.</exception>
    public void CheckValues(ReadOnlySpan<float> values, string name)
    {
        if (_loss.TakesLabels)
        {
            CheckDistributions(values, name);
        }
        else if (_loss.OutputsPerDecision > 0)
        {
            CheckProbabilities(values, name);
        }
    }

    private void CheckLabels(ReadOnlySpan<int> labels, int samples, string name)
    {
        if (!_loss.TakesLabels)
        {
            throw new InvalidOperationException(
                $"Labels require softmax cross-entropy, but this network's loss is {_loss.Name}, "
                + $"which takes {Runtime.Check.Count(_width, "target")} of type float per sample.");
        }

        if (labels.Length != samples)
        {
            throw new ArgumentException(
                $"Expected one label per sample, {samples}, but got {labels.Length}.", name);
        }

        Runtime.Check.Labels(labels, _width, name);
    }

    private static void CheckWeights(ReadOnlySpan<float> weights, int samples, string name)
    {
        if (weights.Length != samples)
        {
            throw new ArgumentException($"Expected one weight per sample, {samples}, but got {weights.Length}.", name);
        }

        for (int row = 0; row < weights.Length; row++)
        {
            if (!(weights[row] >= 0 && float.IsFinite(weights[row])))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected weights that are at least 0 and finite, but that of sample {row} is ")
                        + FormattableString.Invariant($"{weights[row]}."),
                    name);
            }
        }
    }

    private void CheckDistributions(ReadOnlySpan<float> values, string name)
    {
        for (int start = 0; start < values.Length; start += _width)
        {
            double sum = 0;
            foreach (float value in values.Slice(start, _width))
            {
                if (value < 0)
                {
                    throw new ArgumentException(
                        FormattableString.Invariant($"Expected class probabilities of at least 0, but sample {start / _width} ")
                            + FormattableString.Invariant($"has {value}."),
                        name);
                }

                sum += value;
            }

            // A sum that is not a number is left to the policy for such losses.
            if (Math.Abs(sum - 1) > SumTolerance)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected class probabilities that sum to 1, but the targets of sample {start / _width} ")
                        + FormattableString.Invariant($"sum to {sum}. Weights of samples are for Targets.WithWeights."),
                    name);
            }
        }
    }

    private void CheckProbabilities(ReadOnlySpan<float> values, string name)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is < 0 or > 1)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected targets from 0 to 1, but sample {i / _width} has {values[i]}."), name);
            }
        }
    }

    [DoesNotReturn]
    private void ThrowLength(int length, int samples, string name)
    {
        string labels = _loss.TakesLabels && length == samples
            ? " One class label per sample is passed as int: an int[], or Targets.FromLabels."
            : "";
        throw new ArgumentException(
            $"Expected {Runtime.Check.Count(_width, "target")} for each of {Runtime.Check.Count(samples, "sample")}, "
                + $"{(long)samples * _width} values, but got {length}.{labels}",
            name);
    }

    [DoesNotReturn]
    private static void ThrowCustomLoss() => throw new InvalidOperationException(
        "This network declares [CustomLoss], so the library cannot compute its loss, and neither Fit nor Evaluate can run. "
        + "Pass the loss to Step(inputs, loss), or its gradient to Backpropagate(outputGradients) or BackpropagateAndUpdate.");
}
