using Playground.Training.Digits;

namespace AdamKernels.Playground.Tests.Digits;

public class DrawingTests
{
    [Fact]
    public void Where_and_how_large_a_digit_is_drawn_does_not_matter()
    {
        float[] small = Seven(left: 0.1f, top: 0.5f, size: 0.25f).ToImage(), large = Seven(left: 0.2f, top: 0.125f, size: 0.75f).ToImage();
        Assert.All(small.Zip(large), pair => Assert.Equal(pair.First, pair.Second, tolerance: 1e-4));
        Assert.InRange(large.Sum(), 10, 60);
    }

    [Fact]
    public void A_dot_is_ink_in_the_middle()
    {
        var drawing = new Drawing();
        drawing.Begin(0.9f, 0.1f);
        float[] image = drawing.ToImage();
        Assert.All(image, pixel => Assert.InRange(pixel, 0, 1));
        Assert.True(image[(7 * DigitImage.Side) + 7] > 0);
        Assert.Equal(0, image[0]);
    }

    [Fact]
    public void A_cleared_drawing_is_paper()
    {
        Drawing drawing = Seven(left: 0.1f, top: 0.1f, size: 0.5f);
        drawing.Clear();
        Assert.True(drawing.IsEmpty);
        Assert.All(drawing.ToImage(), pixel => Assert.Equal(0, pixel));
        Assert.Throws<InvalidOperationException>(() => drawing.MoveTo(0.5f, 0.5f));
    }

    [Fact]
    public void Points_beyond_the_edge_are_moved_to_it_and_points_that_are_too_near_are_left_out()
    {
        var drawing = new Drawing();
        drawing.Begin(-1, 0.5f);
        drawing.MoveTo(0.001f, 0.5f);
        drawing.MoveTo(2, 0.5f);
        Assert.Equal([(0, 0.5f), (1, 0.5f)], drawing.Strokes[0]);
    }

    internal static Drawing Seven(float left, float top, float size)
    {
        var drawing = new Drawing();
        drawing.Begin(left, top);
        drawing.MoveTo(left + (0.8f * size), top);
        drawing.MoveTo(left + (0.4f * size), top + size);
        return drawing;
    }
}
