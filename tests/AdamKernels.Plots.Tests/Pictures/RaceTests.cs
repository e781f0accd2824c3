using AdamKernels.Plots.Drawing;
using AdamKernels.Plots.Numbers;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace AdamKernels.Plots.Tests.Pictures;

public sealed class RaceTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(6, 200)]
    [InlineData(60, 20)]
    public void Any_number_of_curves_is_drawn_without_being_cut(int curves, int points)
    {
        double[] steps = [.. Enumerable.Range(0, points).Select(i => 10.0 * i)];
        using var pixels = new Pixels(Plot.Race(
        [
            .. Enumerable.Range(0, curves).Select(
                curve => new Curve($"optimizer {curve}, with a name that is too long", steps, [.. steps.Select(x => 2 / (1 + x * curve))])),
        ]));
        Assert.InRange(pixels.Inked, 0.005, 0.4);
        Assert.True(pixels.HasMargin());
    }

    /// <summary>Fails when a curve that never had a value is left out: a reader would take it for forgotten.</summary>
    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.NaN)]
    public void A_curve_without_values_is_named(double x, double y)
    {
        var all = new Curve("all", [0, 100], [1, 2]);
        var none = new Curve("b", [x], [y]);
        var one = new Curve("b (none)", [50], [1.5]);

        using var pixels = new Pixels(Plot.Race([all, none]));
        using var withPoint = new Pixels(Plot.Race([all, one]));

        // The sample beside its name, but no marker in the plot, where there is one of a curve with a value.
        SKColor color = CurveStyle.At(1).Color.ToSKColor();
        Assert.InRange(pixels.Count(color), 20, withPoint.Count(color) - 20);
        Assert.True(pixels.HasMargin());
        Assert.Equal(LineLabels.MeasureWidth([new StyledCurve(one, 1)]), LineLabels.MeasureWidth([new StyledCurve(none, 1)]));
    }

    /// <summary>Fails when a tick is not at the logarithm of its number, where the axis has it.</summary>
    [Fact]
    public void Ticks_are_at_the_given_numbers()
    {
        NumericManual ticks = LogTicks.At([10, 1_000], number => $"<{number}>");
        using Paint paint = Paint.NewDisposablePaint();
        ticks.Regenerate(new CoordinateRange(0, 4), Edge.Bottom, default, paint, new LabelStyle());

        Assert.Equal([(1, "<10>"), (3, "<1000>")], ticks.Ticks.Select(tick => (tick.Position, tick.Label)));
    }

    [Fact]
    public void Values_without_points_are_an_error_that_names_the_curve()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Plot.Race([new Curve("Adam", [1, 2], [1])]));
        Assert.StartsWith("Expected as many values as points, but curve \"Adam\" has 2 points and 1 values.", error.Message);
    }

    /// <summary>In grayscale, only pattern and marker tell curves apart. Fails when two curves have the same of both.</summary>
    [Fact]
    public void Styles_differ_without_their_colors()
    {
        CurveStyle[] styles = [.. Enumerable.Range(0, CurveStyle.Count).Select(CurveStyle.At)];
        Assert.Equal(28, styles.Select(style => (style.Marker, style.Pattern.Name)).Distinct().Count());
        Assert.Equal(7, styles.Take(7).Select(style => style.Color).Distinct().Count());
    }

    /// <summary>Fails when labels cover each other, change places, leave the plot, or move although there is room.</summary>
    [Theory]
    [InlineData(new float[] { 50, 120 }, new float[] { 50, 120 })]
    [InlineData(new float[] { 50, 52, 54 }, new float[] { 34, 52, 70 })]
    [InlineData(new float[] { 0, 1, 100 }, new float[] { 0, 18, 100 })]
    [InlineData(new float[] { 199, 199, 200 }, new float[] { 164, 182, 200 })]
    [InlineData(new float[0], new float[0])]
    public void Labels_are_moved_apart_as_little_as_needed(float[] wanted, float[] placed) =>
        Assert.Equal(placed, LineLabels.Spread(wanted, distance: 18, min: 0, max: 200));

    /// <summary>Fails when a line leads from the end of a curve across the plot to its label: it looks like more of the curve.</summary>
    [Theory]
    [InlineData(10, false)]
    [InlineData(100, true)]
    public void Nothing_is_drawn_where_a_curve_has_ended(double end, bool isColored)
    {
        using var pixels = new Pixels(Plot.Race([new Curve("ends", [0, end], [1, 2]), new Curve("last point", [100], [1])]));
        Assert.Equal(isColored, pixels.CountColored(0.5) > 0);
    }

    [Theory]
    [InlineData(new double[] { 1, 0.04 }, true)]
    [InlineData(new double[] { 1, 0.06 }, false)]
    [InlineData(new double[] { 0, 1, 0.04 }, true)]
    [InlineData(new double[] { -1, 1, 0.04 }, false)]
    [InlineData(new double[] { double.NaN, 1, double.PositiveInfinity, 0.5 }, false)]
    public void Axis_is_logarithmic_where_it_shows_more(double[] values, bool isLogarithmic) =>
        Assert.Equal(isLogarithmic, new ValueAxis(values, isFraction: false).IsLogarithmic);
}
