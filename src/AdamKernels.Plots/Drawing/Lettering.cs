using ScottPlot;
using SkiaSharp;

namespace AdamKernels.Plots.Drawing;

/// <summary>Writes and measures texts.</summary>
internal static class Lettering
{
    /// <summary>Size of titles.</summary>
    public const float Title = 15;

    /// <summary>Size of the labels of axes and lines.</summary>
    public const float Label = 13;

    /// <summary>Size of the numbers at an axis.</summary>
    public const float Tick = 12;

    /// <summary>Longer names are cut.</summary>
    public const int MaxName = 28;

    /// <summary>The color of texts.</summary>
    public static readonly SKColor Ink = new(0x22, 0x22, 0x22);

    /// <summary>The font of all texts.</summary>
    public static string FontName { get; } = FindFont();

    private static SKTypeface Typeface { get; } = Fonts.GetTypeface(FontName, bold: false, italic: false);

    /// <summary>Writes a text around or beside a point.</summary>
    /// <param name="canvas">The page.</param>
    /// <param name="text">The text.</param>
    /// <param name="x">The point that the alignment refers to.</param>
    /// <param name="y">The middle of the letters.</param>
    /// <param name="size">Height of the letters.</param>
    /// <param name="align">Whether the text starts, has its middle, or ends at the point.</param>
    /// <param name="color">Its color; <see cref="Ink"/> if omitted.</param>
    /// <param name="isUpright">Whether the text runs from bottom to top.</param>
    public static void Write(
        SKCanvas canvas, string text, float x, float y, float size, SKTextAlign align, SKColor? color = null, bool isUpright = false)
    {
        using var font = new SKFont(Typeface, size);
        using var paint = new SKPaint { Color = color ?? Ink, IsAntialias = true };
        canvas.Save();
        canvas.Translate(x, y);
        if (isUpright)
        {
            canvas.RotateDegrees(-90);
        }

        canvas.DrawText(text, 0, 0.36f * size, align, font, paint);
        canvas.Restore();
    }

    /// <summary>The width of a text.</summary>
    public static float Measure(string text, float size)
    {
        using var font = new SKFont(Typeface, size);
        return font.MeasureText(text);
    }

    /// <summary>A name that is short enough for a label.</summary>
    public static string Shorten(string name) => name.Length <= MaxName ? name : $"{name.AsSpan(0, MaxName - 1)}…";

    /// <summary>Where the drawing library finds none of the usual fonts without serifs, it takes one with serifs.</summary>
    private static string FindFont()
    {
        const string Usual = "DejaVu Sans";
        return SKFontManager.Default.FontFamilies.Contains(Usual) ? Usual : Fonts.Sans;
    }
}
