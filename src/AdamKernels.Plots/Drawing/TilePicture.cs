using System.Globalization;
using AdamKernels.Plots.Numbers;
using ScottPlot;
using SkiaSharp;

namespace AdamKernels.Plots.Drawing;

/// <summary>Rows of weights as images beside and below each other.</summary>
internal sealed class TilePicture
{
    /// <summary>Width of the images together, in pixels of the file, that pixels of weights are enlarged to.</summary>
    private const int TargetWidth = 1200;

    private const int MaxHeight = 1600;
    private const int MaxEnlargement = 48;

    /// <summary>How much wider than high the images together should be.</summary>
    private const double Aspect = 1.6;

    private const float TileGap = 3;
    private const float TitleMargin = 40;
    private const float Margin = 16;
    private const float ScaleGap = 20;
    private const float MinHeight = 150;

    private readonly float[] _weights;
    private readonly int _width;
    private readonly int _height;
    private readonly int _count;
    private readonly int _columns;
    private readonly int _rows;
    private readonly string _title;
    private readonly string _valueLabel;
    private readonly float _largest;

    /// <summary>Pixels of the file for each pixel of an image.</summary>
    private readonly int _enlargement;

    public TilePicture(ReadOnlySpan<float> weights, int width, int height, int maxTiles, string? title, string valueLabel)
    {
        int all = weights.Length / (width * height);
        _count = Math.Min(all, maxTiles);
        _weights = weights[..(_count * width * height)].ToArray();
        (_width, _height, _valueLabel) = (width, height, Lettering.Shorten(valueLabel));
        _columns = Math.Clamp((int)Math.Ceiling(Math.Sqrt(Aspect * _count * height / width)), 1, Math.Max(_count, 1));
        _rows = Math.Max((_count + _columns - 1) / _columns, 1);

        // As many in the last row as in the others, if they can be.
        _columns = Math.Max((_count + _rows - 1) / _rows, 1);
        _enlargement = Math.Clamp(Math.Min(TargetWidth / (_columns * width), MaxHeight / (_rows * height)), 1, MaxEnlargement);
        _largest = _weights.Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        _title = title ?? (_count < all ? $"Weights of the first {Labels.Whole(_count)} of {Labels.Whole(all)} outputs"
            : all == 1 ? "Weights of 1 output"
            : $"Weights of {Labels.Whole(all)} outputs");
    }

    private float TileWidth => (float)_width * _enlargement / Sheet.Scale;

    private float TileHeight => (float)_height * _enlargement / Sheet.Scale;

    public Picture Draw()
    {
        float width = _columns * (TileWidth + TileGap) - TileGap;
        float height = _rows * (TileHeight + TileGap) - TileGap;
        string[] numbers = [Labels.Number(-Rounded), "0", Labels.Number(Rounded)];
        float right = ScaleGap + ColorScale.MeasureWidth(numbers) + Margin;
        float titleWidth = Lettering.Measure(_title, Lettering.Title);
        float pageWidth = Math.Max(Margin + width + right, titleWidth + 2 * Margin);
        float pageHeight = TitleMargin + Math.Max(height, MinHeight) + Margin;
        if (Math.Max(pageWidth, pageHeight) > Sheet.MaxPixels / Sheet.Scale)
        {
            throw new ArgumentOutOfRangeException(
                "maxTiles", _count, $"Expected a picture of at most {Sheet.MaxPixels} pixels in each direction: draw fewer images.");
        }

        // All at whole pixels of the file, so that each pixel of an image has the same size.
        float left = MathF.Round((pageWidth - width - right + Margin) / 2);
        float top = TitleMargin + MathF.Round(Math.Max(MinHeight - height, 0) / 2);
        return Sheet.Draw((int)MathF.Ceiling(pageWidth), (int)MathF.Ceiling(pageHeight), canvas =>
        {
            Lettering.Write(canvas, _title, pageWidth / 2, TitleMargin / 2, Lettering.Title, SKTextAlign.Center);
            for (int i = 0; i < _count; i++)
            {
                float x = left + i % _columns * (TileWidth + TileGap);
                float y = top + i / _columns * (TileHeight + TileGap);
                DrawTile(canvas, i, x, y);
            }

            float start = left + width + ScaleGap;
            float bottom = TitleMargin + Math.Max(height, MinHeight);
            ColorScale.Signs.DrawBar(canvas, new PixelRect(start, start, bottom, TitleMargin), numbers, _valueLabel);
        });
    }

    /// <summary>The end of the scale, with two digits.</summary>
    private double Rounded => double.Parse(_largest.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private void DrawTile(SKCanvas canvas, int index, float x, float y)
    {
        using var bitmap = new SKBitmap(_width, _height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (int at = 0; at < _width * _height; at++)
        {
            float weight = _weights[index * _width * _height + at];
            SKColor color = !float.IsFinite(weight)
                ? SKColors.White
                : ColorScale.Signs.At(_largest == 0 ? 0.5 : 0.5 + 0.5 * weight / _largest);
            bitmap.SetPixel(at % _width, at / _width, color);
        }

        using SKImage image = SKImage.FromBitmap(bitmap);
        canvas.DrawImage(
            image, SKRect.Create(x, y, TileWidth, TileHeight), new SKSamplingOptions(SKFilterMode.Nearest, SKMipmapMode.None));
    }
}
