using System.Runtime.InteropServices;

namespace AdamKernels;

/// <summary>Predicts classes and probabilities instead of logits. Several threads may predict with one network at once.</summary>
/// <remarks>
/// The calls exist only for networks whose loss gives the outputs this meaning. They allocate nothing but memory that each thread keeps
/// from its first call. Results have the same bits on every instruction set and do not depend on the other samples of a call. An output
/// that is NaN does not throw: the class of its sample is -1, and the probabilities are NaN.
/// </remarks>
public static class ClassPredictions
{
    /// <summary>Predicts the probabilities of any number of samples.</summary>
    /// <remarks>
    /// With softmax cross-entropy, the probabilities of a sample are those of its classes. With binary cross-entropy, each output has one,
    /// that its target is 1: for a single output, this is the probability of class 1. If an output of a sample is NaN or the largest is
    /// infinite, softmax has no value: all probabilities of the sample are NaN.
    /// </remarks>
    /// <param name="network">A network with softmax or binary cross-entropy.</param>
    /// <param name="inputs">A whole number of samples, one row after the other.</param>
    /// <param name="probabilities">Receives one row of <see cref="INetwork.OutputCount"/> probabilities per sample.</param>
    /// <exception cref="ArgumentException">
    /// The inputs are not whole samples, or the probabilities have another length or overlap them.
    /// </exception>
    public static void PredictProbabilities(
        this IProbabilisticNetwork network, ReadOnlySpan<float> inputs, Span<float> probabilities)
    {
        ArgumentNullException.ThrowIfNull(network);
        int width = network.OutputCount;
        PredictionChecks.CountSamples(network, inputs, probabilities, width, nameof(probabilities));
        network.Predict(inputs, probabilities);
        Probabilities.Replace(network.Loss, probabilities, width);
    }

    /// <summary>Predicts the class of one sample: that of the largest output, the first one at a tie.</summary>
    /// <remarks>A single output predicts class 1 if it is above 0, that is if its probability is above ½; otherwise class 0.</remarks>
    /// <param name="network">A network with softmax cross-entropy, or with binary cross-entropy on one output.</param>
    /// <param name="input">The inputs of one sample.</param>
    /// <returns>The class, from 0; -1 if an output is NaN.</returns>
    /// <exception cref="ArgumentException">The inputs are not one sample.</exception>
    public static int PredictClass(this IClassifier network, ReadOnlySpan<float> input)
    {
        ArgumentNullException.ThrowIfNull(network);
        PredictionChecks.OneSample(network, input, nameof(input));
        int result = 0;
        network.PredictClasses(input, MemoryMarshal.CreateSpan(ref result, 1));
        return result;
    }

    /// <summary>Predicts the class of any number of samples, as <see cref="PredictClass"/> does of one.</summary>
    /// <param name="network">A network with softmax cross-entropy, or with binary cross-entropy on one output.</param>
    /// <param name="inputs">A whole number of samples, one row after the other.</param>
    /// <param name="classes">Receives one class per sample, from 0; -1 where an output is NaN.</param>
    /// <exception cref="ArgumentException">
    /// The inputs are not whole samples, or the classes have another length or overlap them.
    /// </exception>
    public static void PredictClasses(this IClassifier network, ReadOnlySpan<float> inputs, Span<int> classes)
    {
        ArgumentNullException.ThrowIfNull(network);
        int samples = PredictionChecks.CountSamples(network, inputs, classes, width: 1, nameof(classes));
        int width = network.OutputCount;
        float[] memory = LogitMemory.Take(width);
        foreach ((int start, int rows) in new Batches(samples, memory.Length / width))
        {
            Span<float> logits = Predict(network, inputs, start, rows, memory);
            for (int row = 0; row < rows; row++)
            {
                ReadOnlySpan<float> outputs = logits.Slice(row * width, width);
                classes[start + row] = outputs.ContainsAnyNaN() ? -1 : Accuracy.ClassOf(outputs);
            }
        }

        LogitMemory.Return(memory);
    }

    /// <summary>Predicts the most probable classes of any number of samples, with their probabilities.</summary>
    /// <remarks>
    /// The probabilities have the bits of <see cref="PredictProbabilities"/>. Classes are ordered by their outputs, which differ even where
    /// probabilities are rounded to the same float; at a tie, the first class comes first. If an output of a sample is NaN, its classes are
    /// -1.
    /// </remarks>
    /// <param name="network">A network with softmax cross-entropy, or with binary cross-entropy on one output, which has 2 classes.</param>
    /// <param name="inputs">A whole number of samples, one row after the other.</param>
    /// <param name="k">Classes per sample, from 1 to the number of classes.</param>
    /// <param name="top">Receives <paramref name="k"/> classes per sample, the most probable one first.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than <paramref name="k"/> classes, or it is below 1.</exception>
    /// <exception cref="ArgumentException">
    /// The inputs are not whole samples, or the classes have another length or overlap them.
    /// </exception>
    public static void PredictTop(this IClassifier network, ReadOnlySpan<float> inputs, int k, Span<ClassProbability> top)
    {
        ArgumentNullException.ThrowIfNull(network);
        int width = network.OutputCount;
        int classes = Math.Max(width, 2);
        if (k < 1 || k > classes)
        {
            throw new ArgumentOutOfRangeException(nameof(k), k, $"Expected 1 to {classes} classes per sample, but got {k}.");
        }

        int samples = PredictionChecks.CountSamples(network, inputs, top, k, nameof(top));
        float[] memory = LogitMemory.Take(width);
        foreach ((int start, int rows) in new Batches(samples, memory.Length / width))
        {
            Span<float> logits = Predict(network, inputs, start, rows, memory);
            for (int row = 0; row < rows; row++)
            {
                TopClasses.Find(network.Loss, logits.Slice(row * width, width), top.Slice((start + row) * k, k));
            }
        }

        LogitMemory.Return(memory);
    }

    /// <summary>The logits of some samples.</summary>
    private static Span<float> Predict(IClassifier network, ReadOnlySpan<float> inputs, int start, int rows, float[] memory)
    {
        int width = network.InputCount;
        Span<float> logits = memory.AsSpan(0, rows * network.OutputCount);
        network.Predict(inputs.Slice(start * width, rows * width), logits);
        return logits;
    }
}
