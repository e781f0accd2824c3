using SampleKit.Data;
using SampleKit.Data.Drawn;

namespace Playground.Training.Digits;

/// <summary>What a hand has drawn: strokes on a square sheet, with coordinates from 0 to 1, y downwards.</summary>
public sealed class Drawing
{
    // The box and the pen that drawn digits have.
    private const float BoxWidth = 15;
    private const float BoxHeight = 19;
    private const float PenRadius = 1.2f;

    private const float MostMagnification = 10;

    /// <summary>The smallest distance between two points of a stroke that is worth keeping, a quarter of a pixel.</summary>
    private const float SmallestStep = 0.25f / DigitSet.ImageSide;

    private readonly List<List<(float X, float Y)>> _strokes = [];

    public bool IsEmpty => _strokes.Count == 0;

    /// <summary>The points of each stroke.</summary>
    public IReadOnlyList<IReadOnlyList<(float X, float Y)>> Strokes => _strokes;

    public void Clear() => _strokes.Clear();

    /// <summary>Puts the pen down.</summary>
    public void Begin(float x, float y) => _strokes.Add([Clamp(x, y)]);

    /// <summary>Moves the pen that is down.</summary>
    /// <exception cref="InvalidOperationException">The pen was never put down.</exception>
    public void MoveTo(float x, float y)
    {
        if (IsEmpty)
        {
            throw new InvalidOperationException("Expected a stroke to go on with, but none was begun.");
        }

        List<(float X, float Y)> stroke = _strokes[^1];
        (float X, float Y) last = stroke[^1], next = Clamp(x, y);
        if (Math.Max(Math.Abs(next.X - last.X), Math.Abs(next.Y - last.Y)) >= SmallestStep)
        {
            stroke.Add(next);
        }
    }

    /// <summary>The image of the drawing, moved to the middle and scaled to the size of the digits that the network learned from.</summary>
    /// <returns>14×14 pixels from 0 (paper) to 1 (ink).</returns>
    public float[] ToImage()
    {
        var page = new Page();
        page.Clear(PenRadius);
        Point[][] strokes = Fit();
        foreach (Point[] stroke in strokes)
        {
            // A dot is a line from a point to itself.
            page.Draw(stroke.Length == 1 ? [stroke[0], stroke[0]] : stroke);
        }

        var pixels = new float[DigitSet.PixelsPerImage];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = page.Ink(i);
        }

        return DigitImage.Halve(pixels);
    }

    private Point[][] Fit()
    {
        if (IsEmpty)
        {
            return [];
        }

        float left = _strokes.Min(stroke => stroke.Min(point => point.X)), right = _strokes.Max(stroke => stroke.Max(point => point.X));
        float top = _strokes.Min(stroke => stroke.Min(point => point.Y)), bottom = _strokes.Max(stroke => stroke.Max(point => point.Y));

        // A dot, or what a shaking hand makes of one, stays small.
        float scale = Math.Min(DigitSet.ImageSide * MostMagnification, Math.Min(BoxWidth / (right - left), BoxHeight / (bottom - top)));
        float middle = DigitSet.ImageSide / 2f, centerX = (left + right) / 2, centerY = (top + bottom) / 2;
        return
        [
            .. _strokes.Select(stroke => stroke
                .Select(point => new Point(middle + (scale * (point.X - centerX)), middle + (scale * (point.Y - centerY))))
                .ToArray()),
        ];
    }

    private static (float X, float Y) Clamp(float x, float y) => (Math.Clamp(x, 0, 1), Math.Clamp(y, 0, 1));
}
