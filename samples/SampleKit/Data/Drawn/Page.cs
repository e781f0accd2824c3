namespace SampleKit.Data.Drawn;

/// <summary>A page of 28×28 pixels on which strokes are drawn with a round pen.</summary>
internal sealed class Page
{
    private const int Side = DigitSet.ImageSide;

    /// <summary>Straight pieces for each part of a curve: at this size a finer curve looks the same.</summary>
    private const int PiecesPerPart = 5;

    /// <summary>Square of each pixel's distance from the nearest stroke.</summary>
    private readonly float[] _squares = new float[DigitSet.PixelsPerImage];

    private float _radius;

    /// <summary>Starts a new page with a pen.</summary>
    /// <param name="radius">Half the width of the pen's line, in pixels.</param>
    public void Clear(float radius)
    {
        _radius = radius;
        _squares.AsSpan().Fill(float.MaxValue);
    }

    /// <summary>Draws a smooth curve through points (a Catmull-Rom spline).</summary>
    public void Draw(ReadOnlySpan<Point> points)
    {
        for (int i = 0; i + 1 < points.Length; i++)
        {
            Point before = points[Math.Max(i - 1, 0)];
            Point start = points[i];
            Point end = points[i + 1];
            Point after = points[Math.Min(i + 2, points.Length - 1)];
            Point startSlope = 0.5f * (end - before);
            Point endSlope = 0.5f * (after - start);

            Point from = start;
            for (int piece = 1; piece <= PiecesPerPart; piece++)
            {
                float t = piece / (float)PiecesPerPart;
                float rest = 1 - t;
                Point to = (rest * rest * (((1 + (2 * t)) * start) + (t * startSlope)))
                    + (t * t * (((1 + (2 * rest)) * end) - (rest * endSlope)));
                DrawLine(from, to);
                from = to;
            }
        }
    }

    /// <summary>How much ink is on a pixel, from 0 to 1: its edge is softened over one pixel.</summary>
    public float Ink(int pixel)
    {
        float outside = _radius + 0.5f;
        float square = _squares[pixel];
        return square >= outside * outside ? 0 : Math.Min(1, outside - MathF.Sqrt(square));
    }

    private void DrawLine(Point from, Point to)
    {
        float reach = _radius + 1;
        int left = Math.Max(0, (int)(Math.Min(from.X, to.X) - reach));
        int right = Math.Min(Side - 1, (int)(Math.Max(from.X, to.X) + reach));
        int top = Math.Max(0, (int)(Math.Min(from.Y, to.Y) - reach));
        int bottom = Math.Min(Side - 1, (int)(Math.Max(from.Y, to.Y) + reach));

        Point line = to - from;
        float inverseSquare = 1 / Math.Max(Point.Dot(line, line), 1e-6f);
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                Point offset = new Point(x + 0.5f, y + 0.5f) - from;
                float nearest = Math.Clamp(Point.Dot(offset, line) * inverseSquare, 0, 1);
                Point distance = offset - (nearest * line);
                ref float square = ref _squares[(y * Side) + x];
                square = Math.Min(square, Point.Dot(distance, distance));
            }
        }
    }
}
