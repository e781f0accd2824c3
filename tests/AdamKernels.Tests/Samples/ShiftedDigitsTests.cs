using AdamKernels.Tests.Readme;
using DigitSample.CommandLine;
using DigitSample.Training;
using SampleKit.Data;
using Xunit;

namespace AdamKernels.Tests.Samples;

/// <summary>Not in parallel with other tests, because training writes to the console.</summary>
[Collection(nameof(ConsoleCollection))]
public sealed class ShiftedDigitsTests
{
    private const int Side = DigitSet.ImageSide;
    private static readonly DigitSet Digits = DigitData.Draw(seed: 3).Test;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 1)]
    [InlineData(-2, 2)]
    [InlineData(1, -2)]
    [InlineData(-1, -1)]
    public void An_image_is_shifted_and_paper_follows(int right, int down)
    {
        float[] image = [.. Enumerable.Range(1, DigitSet.PixelsPerImage)];
        var shifted = new float[DigitSet.PixelsPerImage];
        Array.Fill(shifted, float.NaN);

        ShiftedDigits.Shift(image, right, down, shifted);

        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                (int fromX, int fromY) = (x - right, y - down);
                bool isInside = fromX is >= 0 and < Side && fromY is >= 0 and < Side;
                Assert.Equal(isInside ? image[fromY * Side + fromX] : 0, shifted[y * Side + x]);
            }
        }
    }

    /// <summary>The labels of an epoch are those of the set; the order and the shifts follow from the seed alone.</summary>
    [Fact]
    public void An_epoch_has_each_digit_once()
    {
        var source = new ShiftedDigits(Digits);
        var epochs = new Dictionary<ulong, (float[] Images, int[] Labels)>();
        foreach (ulong seed in new ulong[] { 1, 2, 1 })
        {
            var images = new float[Digits.Images.Length];
            var labels = new int[Digits.Count];
            source.BeginEpoch(seed);
            Assert.Equal(Digits.Count, source.FillBatch(new BatchSpans(Digits.Count, images, [], labels, [])));

            Assert.Equal(Digits.Labels.Order(), labels.Order());
            (float[] sameImages, int[] sameLabels) = epochs.GetValueOrDefault(seed, (images, labels));
            Assert.Equal(sameImages, images);
            Assert.Equal(sameLabels, labels);
            epochs[seed] = (images, labels);
        }

        Assert.NotEqual(epochs[1].Labels, epochs[2].Labels);
    }

    [Fact]
    public void Training_on_shifted_digits_reads_digits_it_has_not_seen()
    {
        var data = new DigitData(Digits, DigitData.Draw(seed: 4).Test, "drawn");
        var options = new SampleOptions { Augment = true, Epochs = 3 };

        (Evaluation test, string hash) = Run(options);

        Assert.True(test.Accuracy > 0.5, $"{test}");
        Assert.Equal(hash, Run(options).Hash);
        Assert.NotEqual(hash, Run(options with { Augment = false }).Hash);

        (Evaluation Test, string Hash) Run(SampleOptions options)
        {
            var result = new TrainingRun(options, data).Run();
            return (result.Test, result.ParameterHash);
        }
    }
}
