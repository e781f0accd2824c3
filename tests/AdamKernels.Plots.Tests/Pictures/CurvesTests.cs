using SkiaSharp;

namespace AdamKernels.Plots.Tests.Pictures;

public sealed class CurvesTests
{
    /// <summary>The color of the second curve, here the validation.</summary>
    private static readonly SKColor Second = new(0xD5, 0x5E, 0x00);

    public static TheoryData<string, EpochResult[]> Extremes => new()
    {
        { "no epoch", [] },
        { "one epoch", [Epoch(1, 0.5, 0.4, 0.9)] },
        { "constant", [.. Enumerable.Range(1, 10).Select(i => Epoch(i, 0.5, 0.5, 1))] },
        { "zeros", [.. Enumerable.Range(1, 10).Select(i => Epoch(i, 0, 0, 0))] },
        { "NaN losses", [.. Enumerable.Range(1, 10).Select(i => Epoch(i, double.NaN, double.NaN, double.NaN))] },
        { "gaps", [.. Enumerable.Range(1, 10).Select(i => Epoch(i, i % 3 == 0 ? double.NaN : i, 1.0 / i, 0.1 * i))] },
        { "infinite", [Epoch(1, 1, 2, 0.5), Epoch(2, double.PositiveInfinity, double.NegativeInfinity, 0.5)] },
        { "huge and tiny", [Epoch(1, double.MaxValue, 1e140, 0.5), Epoch(2, double.Epsilon, 1e-140, 0.5)] },
        { "negative", [Epoch(1, 5, 2, 0.5), Epoch(2, -1e30, -2, 0.6)] },
        { "many", [.. Enumerable.Range(1, 5_000).Select(i => Epoch(i, 1.0 / i, 1.1 / i, 1 - 1.0 / i))] },
    };

    [Theory]
    [MemberData(nameof(Extremes))]
    public void Any_epochs_are_drawn_without_being_cut(string name, EpochResult[] epochs)
    {
        using var pixels = new Pixels(Plot.Curves(epochs, name));
        Assert.InRange(pixels.Inked, 0.005, 0.3);
        Assert.True(pixels.HasMargin());
    }

    [Fact]
    public void Size_is_twice_that_of_the_page()
    {
        Picture picture = Plot.Curves([Epoch(1, 0.5, 0.4, 0.9), Epoch(2, 0.4, 0.3, 0.95)]);
        Assert.Equal((1600, 1140), (picture.Width, picture.Height));
    }

    [Fact]
    public void Without_accuracy_there_is_one_panel_and_without_validation_one_curve()
    {
        Picture withoutAccuracy = Plot.Curves([Epoch(1, 0.5, 0.4, double.NaN), Epoch(2, 0.4, 0.3, double.NaN)]);
        Picture withoutBoth = Plot.Curves([Epoch(1, 0.5, double.NaN, double.NaN), Epoch(2, 0.4, double.NaN, double.NaN)]);
        Assert.Equal((1600, 660), (withoutAccuracy.Width, withoutAccuracy.Height));
        using var two = new Pixels(withoutAccuracy);
        using var one = new Pixels(withoutBoth);
        Assert.True(two.Count(Second) > 300);
        Assert.Equal(0, one.Count(Second));
    }

    [Fact]
    public void Saved_file_is_the_picture()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.png");
        try
        {
            Picture picture = Plot.Curves([Epoch(1, 0.5, 0.4, 0.9)]);
            picture.SavePng(path);
            Assert.Equal(picture.ToPng(), File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static EpochResult Epoch(int number, double loss, double validationLoss, double accuracy) =>
        new(number, loss, 10 * number, validationLoss, accuracy, 1e-3);
}
