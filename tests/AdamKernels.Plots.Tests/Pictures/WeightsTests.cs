using System.Globalization;
using SkiaSharp;

namespace AdamKernels.Plots.Tests.Pictures;

public sealed class WeightsTests
{
    private static readonly SKColor Negative = new(0x00, 0x24, 0x5E);
    private static readonly SKColor Positive = new(0xFF, 0xF1, 0xA8);
    private static readonly SKColor Zero = new(0x8C, 0x8C, 0x8C);

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(28, 28, 1)]
    [InlineData(28, 28, 300)]
    [InlineData(1, 2000, 3)]
    [InlineData(2000, 1, 3)]
    public void Any_size_is_drawn_without_being_cut(int width, int height, int count)
    {
        float[] weights = [.. Enumerable.Range(0, width * height * count).Select(i => MathF.Sin(i))];
        using var pixels = new Pixels(Plot.Weights(weights, width, height));
        Assert.InRange(pixels.Inked, 0.01, 0.95);
        Assert.True(pixels.HasMargin());
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.MaxValue)]
    public void Any_weight_is_drawn(float weight)
    {
        using var pixels = new Pixels(Plot.Weights([weight, 0, -1, 1], 2, 2));
        Assert.InRange(pixels.Inked, 0.01, 0.95);
    }

    /// <summary>Fails when the pixels of an image are not where the inputs are, or are not all of one size.</summary>
    [Fact]
    public void Each_weight_is_a_square_of_its_color()
    {
        using var pixels = new Pixels(Plot.Weights([-1, 1, 1, 1, 0, 0], 3, 2));
        Assert.InRange(pixels.Count(Positive), 3 * 48 * 48, 3 * 48 * 48 + 100);
        Assert.InRange(pixels.Count(Zero), 2 * 48 * 48, 2 * 48 * 48 + 100);
        Assert.InRange(pixels.Count(Negative), 48 * 48, 48 * 48 + 100);
    }

    /// <summary>Fails when the scale says "weight" of values that are none.</summary>
    [Fact]
    public void The_scale_says_what_the_values_are()
    {
        byte[] weights = Plot.Weights([-1, 1], 2, 1).ToPng();
        Assert.Equal(weights, Plot.Weights([-1, 1], 2, 1, valueLabel: "weight").ToPng());
        Assert.NotEqual(weights, Plot.Weights([-1, 1], 2, 1, valueLabel: "answer").ToPng());
    }

    /// <summary>Fails when biases or another layer are drawn.</summary>
    [Fact]
    public void First_layer_is_what_the_parameters_begin_with()
    {
        var network = new TinyImages(seed: 3);
        var parameters = new float[TinyImages.ParameterCount];
        network.GetParameters(parameters);
        Assert.Equal(Plot.Weights(parameters.AsSpan(0, 30), 3, 2).ToPng(), Plot.FirstLayer(network, 3, 2).ToPng());
    }

    /// <summary>Fails when the number of outputs is written as in the culture of the machine.</summary>
    [Theory]
    [InlineData(1_500, 2, "Weights of the first 2 of 1,500 outputs")]
    [InlineData(1_500, 2_000, "Weights of 1,500 outputs")]
    [InlineData(1, 2, "Weights of 1 output")]
    public void The_title_says_how_many_outputs_are_drawn(int outputs, int maxTiles, string title)
    {
        var weights = new float[outputs];
        CultureInfo culture = CultureInfo.CurrentCulture;
        var points = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        points.NumberFormat.NumberGroupSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = points;
            Assert.Equal(Plot.Weights(weights, 1, 1, maxTiles, title).ToPng(), Plot.Weights(weights, 1, 1, maxTiles).ToPng());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData(16_384, 1)]
    [InlineData(1, 16_384)]
    public void A_picture_that_is_too_large_is_an_error(int width, int height) => Assert.Contains(
        "Expected a picture of at most 16384 pixels in each direction: draw fewer images.",
        Assert.Throws<ArgumentOutOfRangeException>(() => Plot.Weights(new float[width * height], width, height)).Message);

    [Fact]
    public void Other_sizes_than_the_inputs_are_errors()
    {
        var network = new TinyImages(seed: 3);
        Assert.Equal(
            "Expected images of 6 pixels, as the network has inputs, but 2×2 is 4.",
            Assert.Throws<ArgumentException>(() => Plot.FirstLayer(network, 2, 2)).Message);
        Assert.StartsWith(
            "Expected whole images of 2×2 = 4 weights, but got 6 weights.",
            Assert.Throws<ArgumentException>(() => Plot.Weights(new float[6], 2, 2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Plot.Weights(new float[6], 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Plot.Weights(new float[100_000], 100_000, 1));
    }
}
