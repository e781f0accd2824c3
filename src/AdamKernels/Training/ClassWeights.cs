using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Weights of classes that come from data, and the weights of samples that follow from them.</summary>
/// <remarks>
/// Weights that are known when the program is written can be declared: <see cref="SoftmaxCrossEntropyAttribute.ClassWeights"/>. Those here
/// are for <see cref="Targets.WithWeights"/>, with any loss.
/// </remarks>
public static class ClassWeights
{
    /// <summary>
    /// Weights by which all classes count the same, however often they occur: samples / (classes · samples of the class), as with
    /// scikit-learn's <c>class_weight="balanced"</c>.
    /// </summary>
    /// <remarks>
    /// The weights of all samples add up to their number, so a loss keeps its scale. A class without samples has no such weight: it gets 1,
    /// the mean over the samples, and is not counted as a class. scikit-learn rejects it.
    /// </remarks>
    /// <param name="labels">The class of each sample, from 0; one or more.</param>
    /// <param name="classCount">Number of classes, at least 1.</param>
    /// <returns>One weight per class.</returns>
    /// <exception cref="ArgumentException">There are no labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class, or there are no classes.</exception>
    public static float[] Balanced(ReadOnlySpan<int> labels, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        if (labels.IsEmpty)
        {
            throw new ArgumentException("Expected one or more labels, but got none.", nameof(labels));
        }

        Runtime.Check.Labels(labels, classCount, nameof(labels));
        var counts = new int[classCount];
        foreach (int label in labels)
        {
            counts[label]++;
        }

        long classes = counts.Count(count => count > 0);
        double samples = labels.Length;
        return [.. counts.Select(count => count == 0 ? 1 : (float)(samples / (classes * count)))];
    }

    /// <summary>Gives each sample the weight of its class. Allocates nothing.</summary>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="classWeights">One weight per class.</param>
    /// <param name="sampleWeights">Receives one weight per sample, for <see cref="Targets.WithWeights"/>.</param>
    /// <exception cref="ArgumentException">There are not as many sample weights as labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class. Nothing was written.</exception>
    public static void GetSampleWeights(ReadOnlySpan<int> labels, ReadOnlySpan<float> classWeights, Span<float> sampleWeights)
    {
        if (sampleWeights.Length != labels.Length)
        {
            throw new ArgumentException(
                $"Expected one weight per sample, {labels.Length}, but got {sampleWeights.Length}.", nameof(sampleWeights));
        }

        Runtime.Check.Labels(labels, classWeights.Length, nameof(labels));
        for (int i = 0; i < labels.Length; i++)
        {
            sampleWeights[i] = classWeights[labels[i]];
        }
    }
}
