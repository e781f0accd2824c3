using AdamKernels.Plots.Drawing;
using SkiaSharp;

namespace AdamKernels.Plots.Tests.Pictures;

public sealed class MatrixTests
{
    private static readonly SKColor Everything = new(0x04, 0x29, 0x4A);

    [Theory]
    [InlineData(2, 0)]
    [InlineData(2, 100)]
    [InlineData(10, 0)]
    [InlineData(10, 1000)]
    [InlineData(25, 1000)]
    [InlineData(100, 1000)]
    [InlineData(1000, 1000)]
    public void Any_number_of_classes_is_drawn_without_being_cut(int classes, int samples)
    {
        using var pixels = new Pixels(Plot.ConfusionMatrix(Matrix(classes, samples)));
        Assert.InRange(pixels.Inked, 0.01, 0.9);
        Assert.True(pixels.HasMargin());
    }

    /// <summary>Fails when a cell is colored by its count: the rows here have 1 and 99 samples, and both diagonal cells are full.</summary>
    [Fact]
    public void Rare_class_is_as_visible_as_a_frequent_one()
    {
        var matrix = new ConfusionMatrix(2);
        matrix.Add(0, 0);
        for (int i = 0; i < 99; i++)
        {
            matrix.Add(1, 1);
        }

        using var pixels = new Pixels(Plot.ConfusionMatrix(matrix));

        // Two of four cells of 92 units at twice the size, without the letters on them.
        Assert.InRange(pixels.Count(Everything), 2 * 184 * 184 * 0.9, 2 * 184 * 184 * 1.01);
    }

    /// <summary>Fails when counts are not written: they are all that differs.</summary>
    [Fact]
    public void Counts_are_written_where_they_are_legible()
    {
        Assert.NotEqual(Plot.ConfusionMatrix(Matrix(10, 100), title: "").ToPng(), Plot.ConfusionMatrix(Matrix(10, 200), title: "").ToPng());
        Assert.Equal(Plot.ConfusionMatrix(Matrix(100, 100), title: "").ToPng(), Plot.ConfusionMatrix(Matrix(100, 200), title: "").ToPng());
    }

    [Fact]
    public void Long_names_fit()
    {
        string[] names = [.. Enumerable.Range(0, 10).Select(i => $"a class with a rather long name {i}")];
        using var pixels = new Pixels(Plot.ConfusionMatrix(Matrix(10, 100), names, "title"));
        Assert.True(pixels.HasMargin());
    }

    /// <summary>Fails when a count is written in a color that is too close to that of its cell.</summary>
    [Fact]
    public void Counts_differ_from_their_cells_in_grayscale()
    {
        for (double share = 0; share <= 1; share += 1 / 64.0)
        {
            Assert.InRange(Math.Abs(Gray(ColorScale.Shares.At(share)) - Gray(ColorScale.Shares.TextAt(share))), 90, 255);
        }

        static double Gray(SKColor color) => 0.299 * color.Red + 0.587 * color.Green + 0.114 * color.Blue;
    }

    [Fact]
    public void More_classes_than_pixels_are_an_error() => Assert.Contains(
        "Expected at most 4096 classes to draw.",
        Assert.Throws<ArgumentOutOfRangeException>(() => Plot.ConfusionMatrix(new ConfusionMatrix(4_097))).Message);

    [Fact]
    public void Each_class_needs_a_name()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Plot.ConfusionMatrix(new ConfusionMatrix(3), ["a", "b"]));
        Assert.StartsWith("Expected a name for each of 3 classes, but got 2.", error.Message);
    }

    /// <summary>All samples are right, and as many of each class, if their number is a multiple of that of the classes.</summary>
    private static ConfusionMatrix Matrix(int classes, int samples)
    {
        var matrix = new ConfusionMatrix(classes);
        for (int i = 0; i < samples; i++)
        {
            matrix.Add(i % classes, i % classes);
        }

        return matrix;
    }
}
