using AdamKernels;
using Playground.Training.Networks;
using SampleKit.Data;
using SampleKit.Data.Drawn;

namespace Playground.Training.Digits;

/// <summary>Teaches a network to read digits: first those that the program draws, then those that the user corrects.</summary>
public sealed class DigitTutor
{
    /// <summary>Steps until it reads most digits.</summary>
    public const int LessonSteps = 300;

    private const int BatchSize = 32;
    private const int CorrectedRows = 8;
    private const int MostCorrectionSteps = 60;
    private const float ConvincingProbability = 0.6f;
    private const int TestDigits = 200;
    private const ulong TestStream = 0xA41D_5B07_0000_0000;

    private readonly DigitReader _network;
    private readonly Trainer<DigitReader> _trainer;
    private readonly ulong _seed;
    private readonly List<(float[] Image, int Label)> _corrections = [];

    public DigitTutor(ulong seed)
    {
        _seed = seed;
        _network = new DigitReader(seed);
        _trainer = new Trainer<DigitReader>(_network);
    }

    /// <summary>Number of steps so far, those of corrections included.</summary>
    public int StepCount => (int)_trainer.StepCount;

    /// <summary>Trains with a batch of newly drawn digits.</summary>
    /// <returns>The loss before the step.</returns>
    public float Step()
    {
        (float[] images, int[] labels) = DrawBatch();
        return _trainer.Step(images, labels);
    }

    /// <summary>The fraction of digits read correctly, of 200 that training never sees.</summary>
    public double Accuracy()
    {
        DigitSet test = DrawnDigits.Draw(TestDigits, _seed ^ TestStream);
        return _trainer.Evaluate(DigitImage.Halve(test.Images), test.Labels).Accuracy;
    }

    /// <summary>How probable each digit is.</summary>
    /// <param name="image">14×14 pixels.</param>
    /// <returns>Ten probabilities.</returns>
    public float[] Read(ReadOnlySpan<float> image)
    {
        var probabilities = new float[DigitSet.Classes];
        _network.PredictProbabilities(image, probabilities);
        return probabilities;
    }

    /// <summary>
    /// Learns what an image shows: steps whose batches have this and earlier corrections besides drawn digits, so that those are not
    /// forgotten, until the network is convinced or 60 steps were made.
    /// </summary>
    /// <param name="image">14×14 pixels.</param>
    /// <param name="label">The digit, 0 to 9.</param>
    /// <returns>Number of steps, at least 1.</returns>
    /// <exception cref="ArgumentException">The image does not have 196 pixels, or the label is not a digit.</exception>
    public int Correct(ReadOnlySpan<float> image, int label)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, DigitSet.Classes);
        if (image.Length != DigitImage.Pixels)
        {
            throw new ArgumentException($"Expected an image of {DigitImage.Pixels} pixels, but got {image.Length}.", nameof(image));
        }

        _corrections.Add((image.ToArray(), label));
        int steps = 0;
        do
        {
            (float[] images, int[] labels) = DrawBatch();
            for (int row = 0; row < CorrectedRows; row++)
            {
                // Half of the rows are this correction, the others go through all of them.
                int last = _corrections.Count - 1;
                (float[] corrected, labels[row]) = _corrections[row % 2 == 0 ? last : (steps + (row / 2)) % (last + 1)];
                corrected.CopyTo(images, row * DigitImage.Pixels);
            }

            _trainer.Step(images, labels);
            steps++;
        }
        while (steps < MostCorrectionSteps && Read(image)[label] < ConvincingProbability);
        return steps;
    }

    /// <summary>The hash of all parameters.</summary>
    public string Hash() => ParameterHash.Of(_network);

    private (float[] Images, int[] Labels) DrawBatch()
    {
        // Each step draws from a seed of its own. The digits of a batch begin with 0, so corrections replace those from 0 to 7; at least
        // two of each remain.
        DigitSet batch = DrawnDigits.Draw(BatchSize, _seed + (ulong)StepCount + 1);
        return (DigitImage.Halve(batch.Images), batch.Labels);
    }
}
