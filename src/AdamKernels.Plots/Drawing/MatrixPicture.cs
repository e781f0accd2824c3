using System.Globalization;
using ScottPlot;
using SkiaSharp;

namespace AdamKernels.Plots.Drawing;

/// <summary>A confusion matrix as a table of colored cells.</summary>
internal sealed class MatrixPicture
{
    private const float MaxCell = 46;
    private const float MinCell = 1;
    private const float MinSide = 240;
    private const float MaxSide = 640;
    private const float MinCountSize = 7.5f;
    private const float MinLabelDistance = 17;
    private const float TitleMargin = 40;
    private const float AxisLabelMargin = 32;
    private const float Gap = 8;
    private const float ScaleGap = 24;
    private static readonly int[] LabelSteps = [1, 2, 5, 10, 20];
    private static readonly string[] Shares = ["0 %", "25 %", "50 %", "75 %", "100 %"];

    private readonly ConfusionMatrix _matrix;
    private readonly string[] _names;
    private readonly string _title;
    private readonly float _cell;
    private readonly float _nameWidth;

    /// <summary>Whether names that are wider than a column are written from bottom to top.</summary>
    private readonly bool _isUpright;

    public MatrixPicture(ConfusionMatrix matrix, IReadOnlyList<string>? names, string? title)
    {
        int count = matrix.ClassCount;
        _matrix = matrix;
        _names = [.. Enumerable.Range(0, count).Select(i => Lettering.Shorten(names?[i] ?? i.ToString(CultureInfo.InvariantCulture)))];
        _title = title ?? string.Create(
            CultureInfo.InvariantCulture,
            $"Confusion matrix: {matrix.SampleCount:N0} samples, accuracy {matrix.Accuracy:0.####}");
        _cell = Math.Clamp(Math.Clamp(count * MaxCell, MinSide, MaxSide) / count, MinCell, 2 * MaxCell);
        _nameWidth = _names.Max(name => Lettering.Measure(name, Lettering.Tick));
        _isUpright = _nameWidth > _cell * LabelStep - Gap;
    }

    private float Side => _cell * _matrix.ClassCount;

    /// <summary>Of the names, each first, second, fifth and so on is written, as many as there is room for.</summary>
    private int LabelStep => LabelSteps.First(step => step * _cell >= MinLabelDistance);

    public Picture Draw()
    {
        // Thousands of classes have less than a unit each.
        if (Side > Sheet.MaxPixels / (2f * Sheet.Scale))
        {
            throw new ArgumentOutOfRangeException(
                "matrix", _matrix.ClassCount, $"Expected at most {Sheet.MaxPixels / (2 * Sheet.Scale)} classes to draw.");
        }

        float left = AxisLabelMargin + _nameWidth + Gap;
        float bottom = AxisLabelMargin + Gap + (_isUpright ? _nameWidth : Lettering.Tick);
        float right = ScaleGap + ColorScale.MeasureWidth(Shares) + Gap;
        float titleWidth = Lettering.Measure(_title, Lettering.Title) + 2 * Gap;

        // The title is centered over the cells and may be wider.
        float beside = Math.Max(0, titleWidth / 2 - Side / 2);
        left = Math.Max(left, beside);
        right = Math.Max(right, beside);
        return Sheet.Draw((int)MathF.Ceiling(left + Side + right), (int)MathF.Ceiling(TitleMargin + Side + bottom), canvas =>
        {
            var area = new PixelRect(left, left + Side, TitleMargin + Side, TitleMargin);
            Lettering.Write(canvas, _title, area.HorizontalCenter, TitleMargin / 2, Lettering.Title, SKTextAlign.Center);
            DrawCells(canvas, area);
            DrawNames(canvas, area);
            var bar = new PixelRect(area.Right + ScaleGap, area.Right + ScaleGap, area.Bottom, area.Top);
            ColorScale.Shares.DrawBar(canvas, bar, Shares, "share of the actual class");
        });
    }

    private void DrawCells(SKCanvas canvas, PixelRect area)
    {
        string[,] texts = CreateTexts();
        float size = SizeOf(texts);
        using var fill = new SKPaint();
        for (int actual = 0; actual < _matrix.ClassCount; actual++)
        {
            long samples = 0;
            for (int predicted = 0; predicted < _matrix.ClassCount; predicted++)
            {
                samples += _matrix.GetCount(actual, predicted);
            }

            for (int predicted = 0; predicted < _matrix.ClassCount; predicted++)
            {
                double share = samples == 0 ? 0 : (double)_matrix.GetCount(actual, predicted) / samples;
                (float x, float y) = (area.Left + predicted * _cell, area.Top + actual * _cell);
                fill.Color = ColorScale.Shares.At(share);
                canvas.DrawRect(x, y, _cell, _cell, fill);
                if (size >= MinCountSize)
                {
                    SKColor color = share == 0 ? Lettering.Ink.WithAlpha(110) : ColorScale.Shares.TextAt(share);
                    Lettering.Write(
                        canvas, texts[actual, predicted], x + _cell / 2, y + _cell / 2, size, SKTextAlign.Center, color);
                }
            }
        }

        DrawGrid(canvas, area);
    }

    private string[,] CreateTexts()
    {
        var texts = new string[_matrix.ClassCount, _matrix.ClassCount];
        for (int actual = 0; actual < _matrix.ClassCount; actual++)
        {
            for (int predicted = 0; predicted < _matrix.ClassCount; predicted++)
            {
                texts[actual, predicted] = _matrix.GetCount(actual, predicted).ToString("N0", CultureInfo.InvariantCulture);
            }
        }

        return texts;
    }

    /// <summary>The size at which the longest count fits its cell.</summary>
    private float SizeOf(string[,] texts)
    {
        string longest = texts.Cast<string>().MaxBy(text => text.Length)!;
        return Math.Min(Lettering.Label, Lettering.Label * (_cell - 4) / Lettering.Measure(longest, Lettering.Label));
    }

    private void DrawGrid(SKCanvas canvas, PixelRect area)
    {
        // Lines between cells that are hardly wider would hide them.
        bool hasInnerLines = _cell >= MinLabelDistance;
        using var line = new SKPaint { Color = Lettering.Ink.WithAlpha(40), IsStroke = true, StrokeWidth = 1 };
        for (int i = 0; i <= _matrix.ClassCount; i += hasInnerLines ? 1 : _matrix.ClassCount)
        {
            canvas.DrawLine(area.Left + i * _cell, area.Top, area.Left + i * _cell, area.Bottom, line);
            canvas.DrawLine(area.Left, area.Top + i * _cell, area.Right, area.Top + i * _cell, line);
        }
    }

    private void DrawNames(SKCanvas canvas, PixelRect area)
    {
        for (int i = 0; i < _names.Length; i += LabelStep)
        {
            float middle = (i + 0.5f) * _cell;
            Lettering.Write(canvas, _names[i], area.Left - Gap, area.Top + middle, Lettering.Tick, SKTextAlign.Right);
            Lettering.Write(
                canvas,
                _names[i],
                area.Left + middle,
                area.Bottom + Gap + (_isUpright ? 0 : Lettering.Tick / 2),
                Lettering.Tick,
                _isUpright ? SKTextAlign.Right : SKTextAlign.Center,
                isUpright: _isUpright);
        }

        float below = area.Bottom + Gap + (_isUpright ? _nameWidth : Lettering.Tick) + AxisLabelMargin / 2;
        Lettering.Write(canvas, "predicted class", area.HorizontalCenter, below, Lettering.Label, SKTextAlign.Center);
        float beside = area.Left - Gap - _nameWidth - AxisLabelMargin / 2;
        Lettering.Write(canvas, "actual class", beside, area.VerticalCenter, Lettering.Label, SKTextAlign.Center, isUpright: true);
    }
}
