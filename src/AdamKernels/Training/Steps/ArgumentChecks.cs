using System.Diagnostics.CodeAnalysis;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Checks what a trainer is called with against the description of its network.</summary>
internal sealed class ArgumentChecks(Type network, NetworkDescription description)
{
    private readonly int _inputCount = description.InputCount;
    private readonly int _maxBatchSize = description.MaxBatchSize;
    private readonly TargetChecks _targets = new(description);

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
            : throw new ArgumentException(
                $"Expected one or more samples of {Count(_inputCount, "input")}, but got {Got(inputs.Length)}.", name);
    }

    /// <summary>A training or validation set.</summary>
    /// <exception cref="ArgumentException">A length, a target or a weight does not fit.</exception>
    public SampleSet CreateSet(
        ReadOnlySpan<float> inputs, Targets targets, string inputsName = "inputs", string targetsName = "targets")
    {
        int samples = CountSamples(inputs, inputsName);
        CheckTargets(targets, samples, targetsName);
        CheckTargetValues(targets, targetsName);
        if (!targets.Weights.IsEmpty && targets.Weights.IndexOfAnyExcept(0) < 0)
        {
            throw new ArgumentException("Expected at least one weight above 0, but all are 0.", targetsName);
        }

        return new SampleSet(inputs, targets, samples);
    }

    /// <inheritdoc cref="TargetChecks.Check"/>
    public void CheckTargets(Targets targets, int samples, string name = "targets") => _targets.Check(targets, samples, name);

    /// <inheritdoc cref="TargetChecks.CheckValues"/>
    public void CheckTargetValues(Targets targets, string name) => _targets.CheckValues(targets.Values, name);

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

    /// <exception cref="ArgumentException">The gradients belong to another trainer.</exception>
    /// <exception cref="InvalidOperationException">They are those of an earlier batch.</exception>
    public void CheckGradients(Gradients gradients, AlignedBuffer own)
    {
        if (!ReferenceEquals(gradients.Description, description))
        {
            throw new ArgumentException($"Expected gradients of {network}, but got those of another network.", nameof(gradients));
        }

        if (!ReferenceEquals(gradients.Buffer, own))
        {
            throw new ArgumentException(
                "Expected gradients of this trainer, but got those of another one: to apply those, call CopyTo on them, and CopyFrom on "
                    + "gradients of this trainer.",
                nameof(gradients));
        }
    }

    [DoesNotReturn]
    private void ThrowBatch(int length) => throw new ArgumentException(
        $"Expected 1 to {Count(_maxBatchSize, "sample")} (MaxBatchSize = {_maxBatchSize}) of {Count(_inputCount, "input")}, "
            + $"but got {Got(length)}{(length > (long)_maxBatchSize * _inputCount ? "; use Fit for larger sets." : ".")}",
        "inputs");

    /// <summary>Says how many samples a number of values is, if they are whole.</summary>
    private string Got(int length) => length > 0 && length % _inputCount == 0
        ? $"{Count(length, "value")}, which is {Count(length / _inputCount, "sample")}"
        : Count(length, "value");

    private static string Count(int count, string noun) => Check.Count(count, noun);
}
