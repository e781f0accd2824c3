using SkiaSharp;

namespace AdamKernels.Plots.Drawing;

/// <summary>The page that a picture is drawn on.</summary>
internal static class Sheet
{
    /// <summary>Pixels of the file for each unit of the page, in which texts and lines are sized.</summary>
    public const int Scale = 2;

    /// <summary>A longer side could not be allocated everywhere.</summary>
    public const int MaxPixels = 16_384;

    /// <summary>Filters, which suit photographs, make files of flat areas and thin lines larger.</summary>
    private static readonly SKPngEncoderOptions Encoding = new(SKPngEncoderFilterFlags.None, zLibLevel: 9);

    /// <summary>Draws a picture.</summary>
    /// <param name="width">Width in units of the page.</param>
    /// <param name="height">Height in units of the page.</param>
    /// <param name="draw">Draws on the white page.</param>
    public static Picture Draw(int width, int height, Action<SKCanvas> draw)
    {
        var size = new SKImageInfo(Scale * width, Scale * height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using SKSurface surface = SKSurface.Create(size);
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(Scale);
        draw(surface.Canvas);

        // A surface in memory has pixels, and pixels of this format can be encoded.
        using SKPixmap pixels = surface.PeekPixels()!;
        using SKData data = pixels.Encode(Encoding)!;
        return new Picture(data.ToArray(), size.Width, size.Height);
    }
}
