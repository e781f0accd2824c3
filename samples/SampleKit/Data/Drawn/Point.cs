namespace SampleKit.Data.Drawn;

/// <summary>A point of the page: x to the right, y downwards.</summary>
internal readonly record struct Point(float X, float Y)
{
    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);

    public static Point operator -(Point a, Point b) => new(a.X - b.X, a.Y - b.Y);

    public static Point operator *(float factor, Point a) => new(factor * a.X, factor * a.Y);

    public static float Dot(Point a, Point b) => (a.X * b.X) + (a.Y * b.Y);
}
