using Playground.Training.Digits;

namespace AdamKernels.Playground.Tests.Digits;

public class DigitTutorTests
{
    [Fact]
    public void It_learns_to_read_and_then_from_a_correction()
    {
        var tutor = new DigitTutor(seed: 1);
        for (int step = 0; step < DigitTutor.LessonSteps; step++)
        {
            tutor.Step();
        }

        double accuracy = tutor.Accuracy();
        Assert.InRange(accuracy, 0.9, 1);
        float[] image = DrawingTests.Seven(left: 0.2f, top: 0.1f, size: 0.8f).ToImage();
        Assert.Equal(7, Best(tutor.Read(image)));

        // Fails when a correction trains with the wrong label, or with too few rows to matter.
        int steps = tutor.Correct(image, 3);
        Assert.InRange(steps, 1, 60);
        Assert.Equal(DigitTutor.LessonSteps + steps, tutor.StepCount);
        Assert.Equal(3, Best(tutor.Read(image)));

        // Fails when the batches of a correction have nothing else: the network would forget what it knew.
        Assert.InRange(tutor.Accuracy(), accuracy - 0.15, 1);
    }

    [Fact]
    public void A_correction_that_is_not_one_changes_nothing()
    {
        var tutor = new DigitTutor(seed: 1);
        string hash = tutor.Hash();
        Assert.Throws<ArgumentOutOfRangeException>(() => tutor.Correct(new float[DigitImage.Pixels], 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => tutor.Correct(new float[DigitImage.Pixels], -1));
        Assert.Throws<ArgumentException>(() => tutor.Correct(new float[5], 1));
        Assert.Equal((hash, 0), (tutor.Hash(), tutor.StepCount));
    }

    [Fact]
    public void Four_pixels_become_their_mean()
    {
        var page = new float[28 * 28];
        page[(2 * 28) + 4] = 1;
        page[(3 * 28) + 5] = 0.5f;
        float[] image = DigitImage.Halve(page);
        Assert.Equal(0.375f, image[DigitImage.Side + 2]);
        Assert.Equal(0.375f, image.Sum());
    }

    private static int Best(float[] probabilities) => Array.IndexOf(probabilities, probabilities.Max());
}
