namespace SampleKit.Data;

/// <summary>Images of digits and their labels.</summary>
/// <param name="images">784 pixels for each image, row by row, from 0 (paper) to 1 (ink).</param>
/// <param name="labels">The digit that each image shows.</param>
public sealed class DigitSet(float[] images, int[] labels)
{
    public const int ImageSide = 28;
    public const int PixelsPerImage = ImageSide * ImageSide;
    public const int Classes = 10;

    public float[] Images { get; } = images;

    public int[] Labels { get; } = labels;

    public int Count => Labels.Length;
}
