namespace AdamKernels;

/// <summary>Counts predicted classes for each actual class, and computes accuracy, precision, recall and F1 from the counts.</summary>
/// <remarks>
/// A measure that is 0/0, such as the precision of a class that was never predicted, is 0, as with scikit-learn's <c>zero_division=0</c>.
/// Adding samples allocates nothing.
/// </remarks>
public sealed class ConfusionMatrix
{
    /// <summary>One row for each actual class, one column for each predicted class.</summary>
    private readonly long[] _counts;

    /// <summary>Creates a matrix without samples.</summary>
    /// <param name="classCount">Number of classes, from 2 to 46,340, the root of the longest array.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is out of range.</exception>
    public ConfusionMatrix(int classCount)
    {
        if (classCount is < 2 or > 46_340)
        {
            throw new ArgumentOutOfRangeException(nameof(classCount), classCount, "Expected 2 to 46,340 classes.");
        }

        ClassCount = classCount;
        _counts = new long[classCount * classCount];
    }

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>Number of samples added.</summary>
    public long SampleCount { get; private set; }

    /// <summary>Fraction of samples whose class was predicted correctly.</summary>
    public double Accuracy
    {
        get
        {
            long right = 0;
            for (int i = 0; i < ClassCount; i++)
            {
                right += _counts[i * ClassCount + i];
            }

            return Ratio(right, SampleCount);
        }
    }

    /// <summary>The mean of F1 over all classes, with equal weights. Classes without samples count too.</summary>
    /// <remarks>scikit-learn omits a class without samples and predictions unless it is among its <c>labels</c>.</remarks>
    public double MacroF1
    {
        get
        {
            double sum = 0;
            for (int i = 0; i < ClassCount; i++)
            {
                sum += GetF1(i);
            }

            return sum / ClassCount;
        }
    }

    /// <summary>Adds one sample.</summary>
    /// <param name="predicted">The predicted class, from 0.</param>
    /// <param name="label">The actual class, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a class.</exception>
    public void Add(int predicted, int label)
    {
        CheckClass(predicted, nameof(predicted));
        CheckClass(label, nameof(label));
        _counts[label * ClassCount + predicted]++;
        SampleCount++;
    }

    /// <summary>
    /// Adds samples with the outputs of a network, logits or probabilities. The largest output predicts the class, the first one at a tie.
    /// </summary>
    /// <param name="outputs">One row of <see cref="ClassCount"/> values per sample.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other. Nothing was added.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class. Nothing was added.</exception>
    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels)
    {
        Runtime.Check.Length(outputs.Length, (long)labels.Length * ClassCount, nameof(outputs));
        Runtime.Check.Labels(labels, ClassCount, nameof(labels));
        for (int row = 0; row < labels.Length; row++)
        {
            Add(AdamKernels.Accuracy.IndexOfLargest(outputs.Slice(row * ClassCount, ClassCount)), labels[row]);
        }
    }

    /// <summary>Number of samples with an actual and a predicted class.</summary>
    /// <param name="actual">The actual class, from 0.</param>
    /// <param name="predicted">The predicted class, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a class.</exception>
    public long GetCount(int actual, int predicted)
    {
        CheckClass(actual, nameof(actual));
        CheckClass(predicted, nameof(predicted));
        return _counts[actual * ClassCount + predicted];
    }

    /// <summary>Of the samples for which a class was predicted, the fraction that are of the class; 0 if it was never predicted.</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">The argument is not a class.</exception>
    public double GetPrecision(int label) => Ratio(GetCount(label, label), PredictedCount(label));

    /// <summary>Of the samples of a class, the fraction for which it was predicted; 0 if there are none.</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">The argument is not a class.</exception>
    public double GetRecall(int label) => Ratio(GetCount(label, label), ActualCount(label));

    /// <summary>
    /// The harmonic mean of precision and recall, 2·right / (actual + predicted); 0 if the class has neither samples nor predictions.
    /// </summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">The argument is not a class.</exception>
    public double GetF1(int label) => Ratio(2 * GetCount(label, label), ActualCount(label) + PredictedCount(label));

    /// <summary>Removes all samples.</summary>
    public void Clear()
    {
        _counts.AsSpan().Clear();
        SampleCount = 0;
    }

    /// <summary>
    /// A table of the counts, a row for each actual and a column for each predicted class, with recall, precision and accuracy; for more
    /// than 30 classes a summary in one line.
    /// </summary>
    public override string ToString() => ConfusionTable.Print(this);

    /// <summary>Samples of a class.</summary>
    internal long ActualCount(int label)
    {
        long sum = 0;
        for (int predicted = 0; predicted < ClassCount; predicted++)
        {
            sum += _counts[label * ClassCount + predicted];
        }

        return sum;
    }

    /// <summary>Samples for which a class was predicted.</summary>
    internal long PredictedCount(int label)
    {
        long sum = 0;
        for (int actual = 0; actual < ClassCount; actual++)
        {
            sum += _counts[actual * ClassCount + label];
        }

        return sum;
    }

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private void CheckClass(int label, string name)
    {
        if ((uint)label >= (uint)ClassCount)
        {
            throw new ArgumentOutOfRangeException(name, label, $"Expected a class from 0 to {ClassCount - 1}, but got {label}.");
        }
    }
}
