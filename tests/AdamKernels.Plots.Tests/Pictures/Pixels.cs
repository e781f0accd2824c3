using SkiaSharp;

namespace AdamKernels.Plots.Tests.Pictures;

/// <summary>What a picture shows, pixel by pixel.</summary>
internal sealed class Pixels : IDisposable
{
    private readonly SKBitmap _bitmap;

    public Pixels(Picture picture)
    {
        _bitmap = SKBitmap.Decode(picture.ToPng());
        Assert.Equal((picture.Width, picture.Height), (_bitmap.Width, _bitmap.Height));
    }

    public void Dispose() => _bitmap.Dispose();

    /// <summary>The share of the pixels that are not white.</summary>
    public double Inked => (double)_bitmap.Pixels.Count(pixel => pixel != SKColors.White) / _bitmap.Pixels.Length;

    /// <summary>How many pixels have a color.</summary>
    public int Count(SKColor color) => _bitmap.Pixels.Count(pixel => pixel == color);

    /// <summary>How many pixels of a column are neither white, gray nor black.</summary>
    /// <param name="position">Where the column is, from 0, the left edge, to 1.</param>
    public int CountColored(double position)
    {
        int x = (int)(position * (_bitmap.Width - 1));
        return Enumerable.Range(0, _bitmap.Height)
            .Select(y => _bitmap.GetPixel(x, y))
            .Count(pixel => pixel.Red != pixel.Green || pixel.Green != pixel.Blue);
    }

    /// <summary>Whether nothing reaches the edge, where it would be cut.</summary>
    public bool HasMargin()
    {
        int right = _bitmap.Width - 1;
        int bottom = _bitmap.Height - 1;
        return Enumerable.Range(0, _bitmap.Width).All(x => IsWhite(x, 0) && IsWhite(x, bottom))
            && Enumerable.Range(0, _bitmap.Height).All(y => IsWhite(0, y) && IsWhite(right, y));
    }

    private bool IsWhite(int x, int y) => _bitmap.GetPixel(x, y) == SKColors.White;
}
