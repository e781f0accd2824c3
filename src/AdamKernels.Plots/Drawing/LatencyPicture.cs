using System.Globalization;
using AdamKernels.Plots.Numbers;
using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;

namespace AdamKernels.Plots.Drawing;

/// <summary>A histogram of times, with the times that most calls did not exceed.</summary>
internal sealed class LatencyPicture
{
    private const int Width = 800;
    private const int Height = 430;
    /// <summary>Odd, so that times that are all the same are in the middle of a bin.</summary>
    private const int Bins = 91;

    /// <summary>Times that are all the same still have bins of some width, in powers of ten.</summary>
    private const double MinRange = 0.2;

    /// <summary>Where bars of one call start to be visible: a logarithmic axis has no 0.</summary>
    private const double Foot = 0.7;

    private const float MarkRow = 18;
    private const float TitleRow = 40;
    private static readonly (double Share, string Name, LinePattern Pattern)[] Marks =
    [
        (0.5, "p50", LinePattern.Solid),
        (0.99, "p99", new([8, 4], 0, "dashed")),
        (0.999, "p99.9", new([2, 3], 0, "dotted")),
    ];

    private static readonly Color BarColor = Color.FromHex("#8CBFE0");
    private static readonly Color MarkColor = Color.FromHex("#A34700");

    private readonly double[] _times;
    private readonly string _title;
    private readonly string _xLabel;

    public LatencyPicture(ReadOnlySpan<double> nanoseconds, string? title, string xLabel)
    {
        ArgumentNullException.ThrowIfNull(xLabel);
        _times = [.. nanoseconds.ToArray().Where(time => time > 0 && double.IsFinite(time)).Order()];
        _title = title ?? $"Latency of {Labels.Whole(_times.Length)} calls";
        _xLabel = xLabel;
    }

    public Picture Draw() => Sheet.Draw(Width, Height, Draw);

    /// <summary>The time that a share of the calls does not exceed.</summary>
    internal double Quantile(double share) => _times[Math.Max((int)Math.Ceiling(share * _times.Length) - 1, 0)];

    private void Draw(SKCanvas canvas)
    {
        using ScottPlot.Plot plot = PlotFrame.Create("");
        plot.XLabel($"{_xLabel}, logarithmic", Lettering.Label);
        plot.YLabel("calls, logarithmic", Lettering.Label);
        plot.Layout.Fixed(new PixelPadding(76, 40, 50, TitleRow + Marks.Length * MarkRow + 6));
        double min = _times.Length == 0 ? 0 : Math.Log10(_times[0]);
        double max = _times.Length == 0 ? 1 : Math.Log10(_times[^1]);
        double spare = Math.Max(MinRange - (max - min), 0.04 * (max - min)) / 2;
        (min, max) = (min - spare, max + spare);
        double top = AddBars(plot, min, max);
        plot.Axes.SetLimits(min, max, Math.Log10(Foot), top);
        plot.Axes.Bottom.TickGenerator = LogTicks.Between(Math.Pow(10, min), Math.Pow(10, max), Labels.Time);
        plot.Axes.Left.TickGenerator = LogTicks.Between(1, Math.Pow(10, top), Labels.Whole);
        plot.Grid.XAxisStyle.MajorLineStyle.IsVisible = false;
        plot.Render(canvas, new PixelRect(0, Width, Height, 0));

        PixelRect area = plot.RenderManager.LastRender.DataRect;
        Lettering.Write(canvas, _title, area.HorizontalCenter, TitleRow / 2, Lettering.Title, SKTextAlign.Center);
        if (_times.Length > 0)
        {
            DrawMarks(canvas, plot, area);
        }
    }

    /// <summary>Adds a bar for each bin.</summary>
    /// <returns>The upper end of the axis.</returns>
    private double AddBars(ScottPlot.Plot plot, double min, double max)
    {
        var counts = new int[Bins];
        foreach (double time in _times)
        {
            counts[Math.Clamp((int)((Math.Log10(time) - min) / (max - min) * Bins), 0, Bins - 1)]++;
        }

        double width = (max - min) / Bins;
        Bar[] bars =
        [
            .. Enumerable.Range(0, Bins).Where(bin => counts[bin] > 0).Select(bin => new Bar
            {
                Position = min + (bin + 0.5) * width,
                Value = Math.Log10(counts[bin]),
                ValueBase = Math.Log10(Foot),
                Size = width,
                FillColor = BarColor,
                LineColor = Colors.White,
                LineWidth = 0.5f,
            }),
        ];
        if (bars.Length > 0)
        {
            plot.Add.Bars(bars);
        }

        return Math.Log10(Math.Max(counts.Max(), 5)) + 0.15;
    }

    /// <summary>Each mark has a row of its own above the bars, so that close ones do not cover each other.</summary>
    private void DrawMarks(SKCanvas canvas, ScottPlot.Plot plot, PixelRect area)
    {
        using Paint paint = Paint.NewDisposablePaint();
        for (int i = 0; i < Marks.Length; i++)
        {
            (double share, string name, LinePattern pattern) = Marks[i];
            double time = Quantile(share);
            float x = plot.GetPixel(new Coordinates(Math.Log10(time), 0)).X;
            float y = TitleRow + (i + 0.5f) * MarkRow;
            ScottPlot.Drawing.DrawLine(
                canvas, paint, new Pixel(x, y - MarkRow / 2), new Pixel(x, area.Bottom), new LineStyle(1.5f, MarkColor, pattern));
            string text = string.Create(CultureInfo.InvariantCulture, $"{name}  {Labels.Time(time)}");
            bool isRight = x + 6 + Lettering.Measure(text, Lettering.Label) > Width - 8;
            Lettering.Write(
                canvas, text, isRight ? x - 6 : x + 6, y, Lettering.Label, isRight ? SKTextAlign.Right : SKTextAlign.Left);
        }
    }
}
