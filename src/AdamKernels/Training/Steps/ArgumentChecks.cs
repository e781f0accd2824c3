using System.Diagnostics.CodeAnalysis;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Checks what a trainer is called with against the description of its network.</summary>
internal sealed class ArgumentChecks(Type network, NetworkDescription description)
{
    private readonly int _inputCount = description.InputCount;
    private readonly int _maxBatchSize = description.MaxBatchSize;

    /// <summary>The number of samples of a batch.</summary>
    /// <exception cref="ArgumentException">The inputs are not 1 to <c>MaxBatchSize</c> whole samples.</exception>
    public int CountBatch(ReadOnlySpan<float> inputs)
    {
        (int rows, int rest) = Math.DivRem(inputs.Length, _inputCount);
        if (rest != 0 || rows < 1 || rows > _maxBatchSize)
        {
            ThrowBatch(inputs.Length);
        }

        return rows;
    }

    /// <summary>The number of samples of a set.</summary>
    /// <exception cref="ArgumentException">The inputs are not one or more whole samples.</exception>
    public int CountSamples(ReadOnlySpan<float> inputs, string name)
    {
        (int samples, int rest) = Math.DivRem(inputs.Length, _inputCount);
        return rest == 0 && samples > 0
            ? samples
            : throw new ArgumentException($"Expected one or more samples of {_inputCount} inputs, but got {inputs.Length} values.", name);
    }

    /// <summary>A training or validation set with targets.</summary>
    public SampleSet CreateSet(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, string inputsName = "inputs", string targetsName = "targets")
    {
        int samples = CountSamples(inputs, inputsName);
        CheckTargets(targets, samples, targetsName);
        return new SampleSet(inputs, targets, [], samples);
    }

    /// <summary>A training or validation set with labels.</summary>
    public SampleSet CreateSet(
        ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, string inputsName = "inputs", string labelsName = "labels")
    {
        int samples = CountSamples(inputs, inputsName);
        CheckLabels(labels, samples, labelsName);
        return new SampleSet(inputs, [], labels, samples);
    }

    /// <exception cref="ArgumentException">The number of targets does not fit the samples.</exception>
    /// <exception cref="InvalidOperationException">The loss takes no targets.</exception>
    public void CheckTargets(ReadOnlySpan<float> targets, int samples, string name = "targets")
    {
        if (!description.Loss.TakesTargets)
        {
            ThrowCustomLoss();
        }

        Check.Length(targets.Length, (long)samples * description.OutputCount, name);
    }

    /// <exception cref="ArgumentException">The number of labels is not that of the samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    /// <exception cref="InvalidOperationException">The loss takes no labels.</exception>
    public void CheckLabels(ReadOnlySpan<int> labels, int samples, string name = "labels")
    {
        if (!description.Loss.TakesLabels)
        {
            throw new InvalidOperationException(
                $"Labels require softmax cross-entropy, but this network's loss is {description.Loss.Name}, "
                + $"which takes {description.OutputCount} targets per sample.");
        }

        Check.Length(labels.Length, samples, name);
        int classes = description.OutputCount;
        foreach (int label in labels)
        {
            if ((uint)label >= (uint)classes)
            {
                throw new ArgumentOutOfRangeException(name, label, $"Expected labels from 0 to {classes - 1}, but got {label}.");
            }
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">
    /// The rate, or its product with a layer's factor, is not positive and finite as a float.
    /// </exception>
    public void CheckLearningRate(double rate, string name)
    {
        Check.LearningRate(rate, name);
        foreach (ParameterBlock block in description.Blocks)
        {
            Check.LearningRate(rate * block.LearningRateFactor, name);
        }
    }

    /// <exception cref="ArgumentException">The gradients belong to another type of network.</exception>
    public void CheckGradients(Gradients gradients)
    {
        if (!ReferenceEquals(gradients.Description, description))
        {
            throw new ArgumentException($"Expected gradients of {network}, but got those of another network.", nameof(gradients));
        }
    }

    [DoesNotReturn]
    private static void ThrowCustomLoss() => throw new InvalidOperationException(
        "This network declares [CustomLoss], so the library cannot compute its loss. "
        + "Pass its gradient to Backpropagate(outputGradients) or BackpropagateAndUpdate.");

    [DoesNotReturn]
    private void ThrowBatch(int length) => throw new ArgumentException(
        $"Expected 1 to {_maxBatchSize} samples of {_inputCount} inputs, but got {length} values.", "inputs");
}
