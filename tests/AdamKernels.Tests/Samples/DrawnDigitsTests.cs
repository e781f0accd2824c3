using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SampleKit.Data;
using SampleKit.Data.Drawn;
using Xunit;

namespace AdamKernels.Tests.Samples;

public sealed class DrawnDigitsTests
{
    [Fact]
    public void Seed_draws_the_same_pixels_every_time()
    {
        DigitSet first = DrawnDigits.Draw(50, seed: 7);
        DigitSet second = DrawnDigits.Draw(50, seed: 7);
        Assert.Equal(first.Images, second.Images);
        Assert.Equal(first.Labels, second.Labels);
    }

    [Fact]
    public void Seed_draws_the_same_pixels_everywhere()
    {
        // Fails if a platform rounds one operation differently, and whenever the drawing is changed on purpose.
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes<float>(DrawnDigits.Draw(200, seed: 1).Images);
        Assert.Equal("d2b7e74348c2b343555d161074bde63cfdaf4ca816b8205e2a541eb7f5680017", Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public void Another_seed_draws_every_image_anew()
    {
        DigitSet first = DrawnDigits.Draw(50, seed: 7);
        DigitSet second = DrawnDigits.Draw(50, seed: 8);
        for (int i = 0; i < 50; i++)
        {
            Assert.NotEqual(ImageOf(first, i), ImageOf(second, i));
        }
    }

    [Fact]
    public void No_two_images_are_the_same()
    {
        DigitSet set = DrawnDigits.Draw(100, seed: 3);
        var images = Enumerable.Range(0, set.Count).Select(i => Convert.ToHexString(MemoryMarshal.AsBytes<float>(ImageOf(set, i))));
        Assert.Equal(set.Count, images.Distinct().Count());
    }

    [Fact]
    public void Every_digit_occurs_as_often()
    {
        DigitSet set = DrawnDigits.Draw(200, seed: 5);
        Assert.Equal(Enumerable.Range(0, 10), set.Labels.Distinct().Order());
        Assert.All(set.Labels.CountBy(label => label), count => Assert.Equal(20, count.Value));
    }

    [Fact]
    public void Pixels_are_from_paper_to_ink()
    {
        DigitSet set = DrawnDigits.Draw(500, seed: 11);
        Assert.All(set.Images, pixel => Assert.InRange(pixel, 0f, 1f));
        for (int i = 0; i < set.Count; i++)
        {
            // A digit covers some of the page and by far not all of it.
            int inked = ImageOf(set, i).Count(pixel => pixel > 0.5f);
            Assert.InRange(inked, 10, 300);
        }
    }

    [Fact]
    public void Digits_stay_on_the_page()
    {
        // A digit that is cut off by the edge has ink along much of it.
        DigitSet set = DrawnDigits.Draw(500, seed: 13);
        for (int i = 0; i < set.Count; i++)
        {
            float[] image = ImageOf(set, i);
            int onEdge = Enumerable.Range(0, 28).Count(
                at => image[at] > 0.5f || image[(27 * 28) + at] > 0.5f || image[at * 28] > 0.5f || image[(at * 28) + 27] > 0.5f);
            Assert.InRange(onEdge, 0, 10);
        }
    }

    [Fact]
    public void Images_show_their_labels()
    {
        // The nearest mean image is a poor reader, but far better than chance only if labels and images belong together.
        DigitSet training = DrawnDigits.Draw(1000, seed: 17);
        DigitSet test = DrawnDigits.Draw(200, seed: 18);
        float[][] means = [.. Enumerable.Range(0, 10).Select(digit => MeanOf(training, digit))];
        int right = Enumerable.Range(0, test.Count).Count(i => NearestTo(ImageOf(test, i), means) == test.Labels[i]);
        Assert.InRange(right, 120, 199);
    }

    [Fact]
    public void Training_and_test_differ()
    {
        DigitData data = DigitData.Draw(seed: 1);
        Assert.Equal((12_000, 2_000), (data.Training.Count, data.Test.Count));
        Assert.NotEqual(ImageOf(data.Training, 0), ImageOf(data.Test, 0));
    }

    private static float[] ImageOf(DigitSet set, int index) => set.Images[(index * 784)..((index + 1) * 784)];

    private static float[] MeanOf(DigitSet set, int digit)
    {
        float[][] images = [.. Enumerable.Range(0, set.Count).Where(i => set.Labels[i] == digit).Select(i => ImageOf(set, i))];
        return [.. Enumerable.Range(0, 784).Select(pixel => images.Average(image => image[pixel]))];
    }

    private static int NearestTo(float[] image, float[][] means) =>
        Enumerable.Range(0, means.Length).MinBy(digit => image.Zip(means[digit], (a, b) => (a - b) * (a - b)).Sum());
}
