using AdamKernels.Plots.Numbers;
using ScottPlot;

namespace AdamKernels.Plots.Drawing;

/// <summary>The axis of values: linear, or logarithmic where that shows more.</summary>
internal sealed class ValueAxis
{
    /// <summary>Below this ratio of the largest to the smallest value, a linear axis shows as much.</summary>
    private const double MinRatio = 20;

    /// <summary>Room beyond the smallest and the largest value, as a share of their distance.</summary>
    private const double Margin = 0.06;

    /// <summary>
    /// Values beyond this, whose squares are not finite, are left out; on a logarithmic axis, its inverse is the smallest.
    /// </summary>
    private const double MaxMagnitude = 1e150;

    private readonly double _smallestPositive;

    /// <summary>Chooses the axis.</summary>
    /// <param name="values">All values; those that are not finite do not count.</param>
    /// <param name="isFraction">Whether the values are fractions, which do not exceed 1 and are not drawn as logarithms.</param>
    public ValueAxis(IEnumerable<double> values, bool isFraction)
    {
        double[] drawn = [.. values.Where(IsDrawn)];
        double[] positive = [.. drawn.Where(value => value > 0)];
        _smallestPositive = Math.Max(positive.DefaultIfEmpty(1).Min(), 1 / MaxMagnitude);
        IsLogarithmic = !isFraction && positive.Length > 0 && drawn.Min() >= 0 && positive.Max() / _smallestPositive >= MinRatio;
        double[] mapped = [.. drawn.Select(Map).DefaultIfEmpty(0.5)];
        (double min, double max) = (mapped.Min(), mapped.Max());
        double margin = max > min ? Margin * (max - min) : Math.Max(0.1 * Math.Abs(max), 1e-6);
        Min = min - margin;
        Max = max + margin;
        if (isFraction)
        {
            // A marker at 1 is not cut, and nothing is labeled beyond it.
            Max = Math.Min(Max, 1 + Math.Min(Margin * (1 - Min), 0.05));
        }
    }

    public bool IsLogarithmic { get; }

    /// <summary>The lower end, as the plot has it.</summary>
    public double Min { get; }

    /// <summary>The upper end, as the plot has it.</summary>
    public double Max { get; }

    /// <summary>Whether a value has a place on any axis.</summary>
    public static bool IsDrawn(double value) => Math.Abs(value) <= MaxMagnitude;

    /// <summary>Where a value is on the axis.</summary>
    public double Map(double value) => IsLogarithmic ? Math.Log10(Math.Max(value, _smallestPositive)) : value;

    /// <summary>The numbers at the axis.</summary>
    public ITickGenerator CreateTicks() => IsLogarithmic
        ? LogTicks.Between(Math.Pow(10, Min), Math.Pow(10, Max), Labels.Number)
        : new ScottPlot.TickGenerators.NumericAutomatic
        {
            // The sum of steps may miss 0 by a rounding error.
            LabelFormatter = value => Labels.Number(Math.Abs(value) < 1e-9 * (Max - Min) ? 0 : value),
        };
}
