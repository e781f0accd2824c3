using SkiaSharp;

namespace AdamKernels.Plots.Tests.Pictures;

public sealed class StackTests
{
    /// <summary>Fails when a picture is scaled, moved by a pixel, or covers another.</summary>
    [Fact]
    public void Pictures_are_below_each_other_pixel_by_pixel()
    {
        Picture[] pictures = [Plot.Race([new Curve("a", [1, 2], [3, 4])]), Plot.Latencies([100, 200, 300]), Plot.Weights([1, 2], 2, 1)];

        Picture stack = Plot.Stack(pictures);

        Assert.Equal(pictures.Max(picture => picture.Width), stack.Width);
        Assert.Equal(pictures.Sum(picture => picture.Height), stack.Height);
        using SKBitmap all = SKBitmap.Decode(stack.ToPng());
        int top = 0;
        foreach (Picture picture in pictures)
        {
            using SKBitmap one = SKBitmap.Decode(picture.ToPng());
            for (int y = 0; y < one.Height; y++)
            {
                for (int x = 0; x < all.Width; x++)
                {
                    SKColor expected = x < one.Width ? one.GetPixel(x, y) : SKColors.White;
                    if (all.GetPixel(x, top + y) != expected)
                    {
                        Assert.Fail($"The pixel {x}, {y} of the picture at {top} is {all.GetPixel(x, top + y)}, not {expected}.");
                    }
                }
            }

            top += one.Height;
        }
    }

    [Fact]
    public void Stack_of_nothing_is_an_error() =>
        Assert.StartsWith("Expected at least one picture.", Assert.Throws<ArgumentException>(() => Plot.Stack()).Message);

    [Fact]
    public void Stack_that_is_too_high_is_an_error()
    {
        Picture picture = Plot.Latencies([]);
        var pictures = new Picture[20];
        Array.Fill(pictures, picture);
        Assert.Contains("at most 16384 pixels", Assert.Throws<ArgumentOutOfRangeException>(() => Plot.Stack(pictures)).Message);
    }
}
