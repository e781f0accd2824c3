using System.Globalization;

namespace AdamKernels.Data;

/// <summary>What missing numbers become.</summary>
public sealed class MissingValues
{
    private readonly Func<List<float>, float>? _statistic;

    private MissingValues(Func<List<float>, float>? statistic, float? fill, bool hasIndicator)
    {
        _statistic = statistic;
        FillValue = fill;
        HasIndicator = hasIndicator;
    }

    /// <summary>A missing value is a <see cref="DataFormatException"/>: the default.</summary>
    public static MissingValues Error { get; } = new(null, null, false);

    /// <summary>The mean of the values in the file that the schema is learned from, summed in double.</summary>
    public static MissingValues Mean { get; } = new(MeanOf, null, false);

    /// <summary>
    /// The median of the values in the file that the schema is learned from; the mean of the middle two if their number is even.
    /// </summary>
    public static MissingValues Median { get; } = new(MedianOf, null, false);

    /// <summary>The value in their place; null if they are errors, or if it is not learned yet.</summary>
    public float? FillValue { get; }

    /// <summary>Whether a further input says what was missing.</summary>
    public bool HasIndicator { get; }

    internal bool IsLearned => _statistic is not null;

    /// <summary>A fixed value.</summary>
    /// <param name="value">Any finite number.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public static MissingValues Constant(float value) => float.IsFinite(value)
        ? new MissingValues(null, value, false)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected a finite number.");

    /// <summary>Adds an input that is 1 where the value is missing, otherwise 0.</summary>
    /// <returns>The policy with it.</returns>
    /// <exception cref="InvalidOperationException">The policy is <see cref="Error"/>, so that no value can be missing.</exception>
    public MissingValues WithIndicator() => IsLearned || FillValue is not null
        ? new MissingValues(_statistic, FillValue, true)
        : throw new InvalidOperationException("Expected a policy that fills missing values, but got an error, which needs no indicator.");

    /// <summary>What missing values become, for people.</summary>
    /// <returns>For example "missing values become 37.5, with an indicator".</returns>
    public override string ToString()
    {
        string fill = FillValue?.ToString(CultureInfo.InvariantCulture) ?? (_statistic == MeanOf ? "the mean" : "the median");
        return !IsLearned && FillValue is null ? "missing values are errors"
            : $"missing values become {fill}{(HasIndicator ? ", with an indicator" : "")}";
    }

    /// <summary>The policy with what was learned.</summary>
    /// <param name="values">The values that are not missing, at least one. They are reordered.</param>
    internal MissingValues Learn(List<float> values) => new(null, _statistic!(values), HasIndicator);

    private static float MeanOf(List<float> values)
    {
        double sum = 0;
        foreach (float value in values)
        {
            sum += value;
        }

        return (float)(sum / values.Count);
    }

    private static float MedianOf(List<float> values)
    {
        values.Sort();
        int middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (float)(((double)values[middle - 1] + values[middle]) / 2);
    }
}
