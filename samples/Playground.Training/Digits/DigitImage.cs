using SampleKit.Data;

namespace Playground.Training.Digits;

/// <summary>Images as the network sees them: 14×14 pixels, each the mean of four of a page.</summary>
public static class DigitImage
{
    public const int Side = DigitSet.ImageSide / 2;
    public const int Pixels = Side * Side;

    /// <summary>Halves the width and the height of pages.</summary>
    /// <param name="pages">Any number of pages of 28×28 pixels.</param>
    /// <returns>As many images.</returns>
    public static float[] Halve(ReadOnlySpan<float> pages)
    {
        var images = new float[pages.Length / DigitSet.PixelsPerImage * Pixels];
        for (int i = 0; i < images.Length; i++)
        {
            int row = i / Side, column = i % Side;
            ReadOnlySpan<float> upper = pages.Slice((2 * row * DigitSet.ImageSide) + (2 * column), 2);
            ReadOnlySpan<float> lower = pages.Slice((((2 * row) + 1) * DigitSet.ImageSide) + (2 * column), 2);
            images[i] = 0.25f * (upper[0] + upper[1] + (lower[0] + lower[1]));
        }

        return images;
    }
}
