using AdamKernels;

namespace SampleKit.Data.Drawn;

/// <summary>
/// Draws digits as a hand might write them: a glyph whose points are moved a little, warped, drawn with a thicker or thinner pen, on
/// paper with noise.
/// </summary>
/// <remarks>
/// Only additions, multiplications, divisions and square roots, each rounded as IEEE 754 says: a seed draws the same pixels on every
/// machine.
/// </remarks>
public static class DrawnDigits
{
    /// <summary>How far a glyph's point moves, as a fraction of the glyph's box.</summary>
    private const float Tremor = 0.055f;

    private const float Noise = 0.12f;

    /// <summary>Draws a set in which all digits are equally frequent.</summary>
    public static DigitSet Draw(int count, ulong seed)
    {
        var random = new DeterministicRandom(seed);
        var images = new float[count * DigitSet.PixelsPerImage];
        var labels = new int[count];
        var page = new Page();
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % DigitSet.Classes;
            Draw(labels[i], page, images.AsSpan(i * DigitSet.PixelsPerImage, DigitSet.PixelsPerImage), ref random);
        }

        return new DigitSet(images, labels);
    }

    private static void Draw(int digit, Page page, Span<float> image, ref DeterministicRandom random)
    {
        ReadOnlySpan<Point[][]> variants = Glyphs.Of(digit);
        Point[][] glyph = variants[random.NextInt32(variants.Length)];
        Warp warp = Warp.Random(ref random);
        page.Clear(radius: random.Between(0.7f, 1.7f));
        Span<Point> points = stackalloc Point[16];
        foreach (Point[] stroke in glyph)
        {
            for (int i = 0; i < stroke.Length; i++)
            {
                var tremor = new Point(random.Between(-Tremor, Tremor), random.Between(-Tremor, Tremor));
                points[i] = warp.Apply(stroke[i] + tremor);
            }

            page.Draw(points[..stroke.Length]);
        }

        float darkness = random.Between(0.7f, 1);
        for (int i = 0; i < image.Length; i++)
        {
            image[i] = Math.Clamp((darkness * page.Ink(i)) + random.Between(-Noise, Noise), 0, 1);
        }
    }
}
