using ScottPlot;
using SkiaSharp;

namespace AdamKernels.Plots.Drawing;

/// <summary>Colors for numbers from 0 to 1. Lightness only rises or only falls, so that they can be told apart in grayscale too.</summary>
internal sealed class ColorScale
{
    private const float BarWidth = 16;
    private const float LabelGap = 6;

    private readonly SKColor[] _stops;

    private ColorScale(params SKColor[] stops) => _stops = stops;

    /// <summary>From nothing, white, to everything, dark blue.</summary>
    public static ColorScale Shares { get; } = new(new(0xFFFFFFFF), new(0xFF9CCDEB), new(0xFF3690C9), new(0xFF0A5590), new(0xFF04294A));

    /// <summary>From negative, dark blue, over gray for 0, to positive, light yellow.</summary>
    public static ColorScale Signs { get; } = new(new(0xFF00245E), new(0xFF2F5A9B), new(0xFF8C8C8C), new(0xFFD9B24A), new(0xFFFFF1A8));

    /// <summary>The color of a number.</summary>
    public SKColor At(double number)
    {
        double place = Math.Clamp(number, 0, 1) * (_stops.Length - 1);
        int index = Math.Min((int)place, _stops.Length - 2);
        (SKColor low, SKColor high) = (_stops[index], _stops[index + 1]);
        double share = place - index;
        return new SKColor(Mix(low.Red, high.Red, share), Mix(low.Green, high.Green, share), Mix(low.Blue, high.Blue, share));
    }

    /// <summary>The color of a text that is legible on the color of a number.</summary>
    public SKColor TextAt(double number)
    {
        SKColor color = At(number);
        return 0.299 * color.Red + 0.587 * color.Green + 0.114 * color.Blue < 140 ? SKColors.White : Lettering.Ink;
    }

    /// <summary>Draws the scale as an upright bar with numbers beside it.</summary>
    /// <param name="canvas">The page.</param>
    /// <param name="area">Where the bar starts at the left, its top and its bottom.</param>
    /// <param name="numbers">Texts at equal distances, from the bottom to the top.</param>
    /// <param name="label">What the colors mean; written along the bar.</param>
    public void DrawBar(SKCanvas canvas, PixelRect area, string[] numbers, string label)
    {
        using (var paint = new SKPaint())
        {
            paint.Shader = SKShader.CreateLinearGradient(
                new SKPoint(0, area.Bottom), new SKPoint(0, area.Top), _stops, SKShaderTileMode.Clamp);
            canvas.DrawRect(area.Left, area.Top, BarWidth, area.Height, paint);
        }

        using (var outline = new SKPaint { Color = Lettering.Ink.WithAlpha(90), IsStroke = true, StrokeWidth = 1 })
        {
            canvas.DrawRect(area.Left, area.Top, BarWidth, area.Height, outline);
        }

        for (int i = 0; i < numbers.Length; i++)
        {
            float y = area.Bottom - area.Height * i / (numbers.Length - 1);
            Lettering.Write(canvas, numbers[i], area.Left + BarWidth + LabelGap, y, Lettering.Tick, SKTextAlign.Left);
        }

        float x = area.Left + MeasureWidth(numbers) - Lettering.Label;
        Lettering.Write(canvas, label, x, area.VerticalCenter, Lettering.Label, SKTextAlign.Center, isUpright: true);
    }

    /// <summary>The width of the bar with its numbers and its label.</summary>
    public static float MeasureWidth(string[] numbers) =>
        BarWidth + LabelGap + numbers.Max(number => Lettering.Measure(number, Lettering.Tick)) + LabelGap + 1.5f * Lettering.Label;

    private static byte Mix(byte low, byte high, double share) => (byte)Math.Round(low + share * (high - low));
}
