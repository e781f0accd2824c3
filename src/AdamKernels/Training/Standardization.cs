using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Scales each column of a table to mean 0 and standard deviation 1, with learned means and deviations, and back.
/// </summary>
/// <remarks>
/// Learn it from the training samples alone, and apply it to all samples. y = (x - mean) · factor with factor = (float)(1 / deviation), and
/// back x = y · deviation + mean. Each operation is rounded to float, so that the bits are the same on every instruction set. Instances are
/// immutable: several threads may use one at once.
/// </remarks>
public sealed class Standardization
{
    /// <summary>The columns that <see cref="ToString"/> shows.</summary>
    private const int ShownColumns = 4;

    private readonly float[] _means;
    private readonly float[] _deviations;
    private readonly float[] _factors;

    /// <summary>
    /// Creates a standardization from the numbers that <see cref="CopyTo"/> of another one copied. Both give the same bits.
    /// </summary>
    /// <param name="means">The mean of each column, finite.</param>
    /// <param name="deviations">The standard deviation of each column. It and 1 / deviation, as floats, are positive and finite.</param>
    /// <exception cref="ArgumentException">
    /// There are no columns, the lengths differ, or a value is out of range; the message says which.
    /// </exception>
    public Standardization(ReadOnlySpan<float> means, ReadOnlySpan<float> deviations)
    {
        if (means.IsEmpty)
        {
            throw new ArgumentException("Expected one or more means, but got none.", nameof(means));
        }

        Check.Length(deviations.Length, means.Length, nameof(deviations));
        for (int i = 0; i < means.Length; i++)
        {
            if (!float.IsFinite(means[i]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected finite means, but the mean of column {i} is {means[i]}."), nameof(means));
            }

            if (!IsUsable(deviations[i]))
            {
                throw new ArgumentException(
                    "Expected deviations that are positive and finite, with a finite 1 / deviation, "
                    + FormattableString.Invariant($"but the deviation of column {i} is {deviations[i]}."),
                    nameof(deviations));
            }
        }

        _means = means.ToArray();
        _deviations = deviations.ToArray();
        _factors = [.. _deviations.Select(Factor)];
    }

    /// <summary>Number of columns.</summary>
    public int Width => _means.Length;

    /// <summary>The mean of each column.</summary>
    public ReadOnlySpan<float> Means => _means;

    /// <summary>The standard deviation of each column; 1 for a column without variance.</summary>
    public ReadOnlySpan<float> Deviations => _deviations;

    /// <summary>The factor of each column's distance from the mean.</summary>
    internal ReadOnlySpan<float> Factors => _factors;

    /// <summary>A standardization that leaves values unchanged: means 0, deviations 1.</summary>
    /// <param name="width">Number of columns, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is below 1.</exception>
    public static Standardization Identity(int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        return new Standardization(new float[width], [.. Enumerable.Repeat(1f, width)]);
    }

    /// <summary>Computes the mean and standard deviation of each column.</summary>
    /// <remarks>
    /// Computed in double and in two passes: first the means, then √(Σ(x - mean)² / rows), the deviation of the whole set, as in
    /// scikit-learn's <c>StandardScaler</c>. Both are then rounded to float. A column whose variance is 0, or so small that 1 / deviation
    /// is not a finite float, gets deviation 1: its values become their distance from the mean.
    /// </remarks>
    /// <param name="samples">One or more rows of <paramref name="width"/> values, finite.</param>
    /// <param name="width">Number of columns, at least 1.</param>
    /// <exception cref="ArgumentException">The samples are not a whole number of rows, or a value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The width is below 1.</exception>
    public static Standardization Learn(ReadOnlySpan<float> samples, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        CheckRows(samples.Length, width, nameof(samples));
        int[] all = [.. Enumerable.Range(0, samples.Length / width)];
        return Learn(samples, width, all, nameof(samples));
    }

    /// <summary>Learns from some of the rows.</summary>
    internal static Standardization Learn(ReadOnlySpan<float> samples, int width, ReadOnlySpan<int> rows, string name)
    {
        var means = new double[width];
        var squares = new double[width];
        foreach (int row in rows)
        {
            ReadOnlySpan<float> values = samples.Slice(row * width, width);
            if (!Finite.All(values))
            {
                ThrowNotFinite(values, row, name);
            }

            for (int column = 0; column < width; column++)
            {
                means[column] += values[column];
            }
        }

        for (int column = 0; column < width; column++)
        {
            means[column] /= rows.Length;
        }

        foreach (int row in rows)
        {
            ReadOnlySpan<float> values = samples.Slice(row * width, width);
            for (int column = 0; column < width; column++)
            {
                double distance = values[column] - means[column];
                squares[column] += distance * distance;
            }
        }

        int count = rows.Length;
        return new Standardization(
            [.. means.Select(mean => (float)mean)],
            [.. squares.Select(square => (float)Math.Sqrt(square / count)).Select(deviation => IsUsable(deviation) ? deviation : 1)]);
    }

    /// <summary>Standardizes rows: (x - mean) · factor.</summary>
    /// <param name="source">Any number of rows of <see cref="Width"/> values.</param>
    /// <param name="destination">Receives as many values. It is the same memory, or does not overlap it.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap but are not the same.</exception>
    public void Apply(ReadOnlySpan<float> source, Span<float> destination)
    {
        int rows = CheckSpans(source, destination);
        Apply(ref MemoryMarshal.GetReference(source), ref MemoryMarshal.GetReference(destination), rows);
    }

    /// <summary>Standardizes rows whose lengths were checked.</summary>
    internal void Apply(ref float source, ref float destination, int rows) => StandardizationKernels.Apply(
        ref MemoryMarshal.GetArrayDataReference(_means),
        ref MemoryMarshal.GetArrayDataReference(_factors),
        ref source,
        ref destination,
        Width,
        rows);

    /// <summary>Reverses the standardization of rows: y · deviation + mean. For predictions of standardized targets.</summary>
    /// <inheritdoc cref="Apply(ReadOnlySpan{float}, Span{float})"/>
    public void Invert(ReadOnlySpan<float> source, Span<float> destination)
    {
        int rows = CheckSpans(source, destination);
        StandardizationKernels.Invert(
            ref MemoryMarshal.GetArrayDataReference(_means), ref MemoryMarshal.GetArrayDataReference(_deviations),
            ref MemoryMarshal.GetReference(source), ref MemoryMarshal.GetReference(destination), Width, rows);
    }

    /// <summary>Copies the means and deviations out, to save them and pass them to the constructor later.</summary>
    /// <param name="means">Receives <see cref="Width"/> means.</param>
    /// <param name="deviations">Receives <see cref="Width"/> deviations.</param>
    /// <exception cref="ArgumentException">A length is not <see cref="Width"/>.</exception>
    public void CopyTo(Span<float> means, Span<float> deviations)
    {
        Check.Length(means.Length, Width, nameof(means));
        Check.Length(deviations.Length, Width, nameof(deviations));
        _means.CopyTo(means);
        _deviations.CopyTo(deviations);
    }

    /// <summary>Mean ± deviation of the first columns, such as <c>8 columns: 5.1 ± 0.3, 2 ± 1, 0 ± 1, 7.25 ± 12, …</c>.</summary>
    public override string ToString() => $"{Readable.Count(Width, "column")}: "
        + string.Join(", ", _means.Zip(_deviations).Take(ShownColumns)
            .Select(column => $"{Readable.Number(column.First)} ± {Readable.Number(column.Second)}"))
        + (Width > ShownColumns ? ", …" : "");

    private static float Factor(float deviation) => (float)(1 / (double)deviation);

    private static bool IsUsable(float deviation) => deviation > 0 && float.IsFinite(deviation) && float.IsFinite(Factor(deviation));

    private static void CheckRows(int length, int width, string name)
    {
        if (length == 0 || length % width != 0)
        {
            throw new ArgumentException(
                $"Expected one or more rows of {Check.Count(width, "value")}, but got {Check.Count(length, "value")}.", name);
        }
    }

    private int CheckSpans(ReadOnlySpan<float> source, Span<float> destination)
    {
        if (source.Length % Width != 0)
        {
            throw new ArgumentException(
                $"Expected rows of {Check.Count(Width, "value")}, but got {Check.Count(source.Length, "value")}.", nameof(source));
        }

        Check.Length(destination.Length, source.Length, nameof(destination));
        if (source.Overlaps(destination, out int offset) && offset != 0)
        {
            throw new ArgumentException(
                "Expected a destination that is the source or does not overlap it, but it overlaps at another position.",
                nameof(destination));
        }

        return source.Length / Width;
    }

    [DoesNotReturn]
    private static void ThrowNotFinite(ReadOnlySpan<float> values, int row, string name)
    {
        int column = 0;
        while (float.IsFinite(values[column]))
        {
            column++;
        }

        throw new ArgumentException(
            FormattableString.Invariant($"Expected finite values, but row {row} has {values[column]} in column {column}."), name);
    }
}
