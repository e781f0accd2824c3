using SkiaSharp;

namespace AdamKernels.Plots.Drawing;

/// <summary>Pictures below each other.</summary>
internal static class StackedPictures
{
    public static Picture Draw(Picture[] pictures)
    {
        int width = pictures.Max(picture => picture.Width);
        long height = pictures.Sum(picture => (long)picture.Height);
        if (height > Sheet.MaxPixels)
        {
            throw new ArgumentOutOfRangeException(
                nameof(pictures), height, $"Expected a picture of at most {Sheet.MaxPixels} pixels in each direction.");
        }

        // All have a whole number of units in both directions. Drawn without the scale, their pixels stay as they are.
        return Sheet.Draw(width / Sheet.Scale, (int)height / Sheet.Scale, canvas =>
        {
            canvas.ResetMatrix();
            float top = 0;
            foreach (Picture picture in pictures)
            {
                using SKBitmap bitmap = SKBitmap.Decode(picture.ToPng());
                canvas.DrawBitmap(bitmap, 0, top);
                top += picture.Height;
            }
        });
    }
}
