using AdamKernels;

namespace SampleKit.Data.Drawn;

/// <summary>Places a glyph's box on the page: scaled, slanted, turned and shifted.</summary>
internal readonly struct Warp
{
    // Pixels that an unscaled glyph fills.
    private const float Width = 15;
    private const float Height = 20;

    private readonly Point _origin;
    private readonly Point _right;
    private readonly Point _down;

    private Warp(Point origin, Point right, Point down)
    {
        _origin = origin;
        _right = right;
        _down = down;
    }

    public static Warp Random(ref DeterministicRandom random)
    {
        float width = Width * random.Between(0.75f, 1.15f);
        float height = Height * random.Between(0.80f, 1.10f);
        float slant = random.Between(-0.25f, 0.35f);

        // A turn by the angle whose half has the tangent t. Sine and cosine from the run-time library differ between platforms in
        // their last bits; this takes a division, which does not.
        float t = random.Between(-0.11f, 0.11f);
        float cosine = (1 - (t * t)) / (1 + (t * t));
        float sine = 2 * t / (1 + (t * t));

        var right = new Point(width * cosine, width * sine);
        var down = new Point(height * ((-slant * cosine) - sine), height * (cosine - (slant * sine)));
        float center = DigitSet.ImageSide * 0.5f;
        var shift = new Point(center + random.Between(-1.3f, 1.3f), center + random.Between(-1.3f, 1.3f));
        return new Warp(shift - (0.5f * (right + down)), right, down);
    }

    public Point Apply(Point point) => _origin + (point.X * _right) + (point.Y * _down);
}
