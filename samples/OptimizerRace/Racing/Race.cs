using System.Globalization;
using AdamKernels;
using SampleKit;
using SampleKit.Data;

namespace OptimizerRace.Racing;

/// <summary>What all optimizers of the race share: initial parameters, digits and their order.</summary>
/// <param name="data">The digits.</param>
/// <param name="seed">Seed of the initial parameters and of the order.</param>
/// <param name="epochs">Passes over the training set.</param>
/// <param name="learningRate">Learning rate of every optimizer; 0 means each optimizer's default.</param>
internal sealed class Race(DigitData data, ulong seed, int epochs, double learningRate)
{
    /// <summary>Steps between two points of a curve.</summary>
    public const int StepsPerPoint = 25;

    /// <summary>
    /// The curves show the loss on this many training digits. Evaluating all of them would take longer than the training.
    /// </summary>
    private const int MaxProbe = 2_000;

    private readonly int _probe = Math.Min(MaxProbe, data.Training.Count);

    /// <summary>Trains a new network and measures its loss along the way.</summary>
    /// <exception cref="UserErrorException">Training diverged.</exception>
    public RacerResult Run<TNetwork>(string name, Func<ulong, TNetwork> create)
        where TNetwork : class, INetwork<TNetwork>
    {
        var trainer = new Trainer<TNetwork>(create(seed));
        if (learningRate > 0)
        {
            trainer.LearningRate = learningRate;
        }

        long steps = (long)epochs * ((data.Training.Count + Shape.Batch - 1) / Shape.Batch);
        var curve = new List<CurvePoint> { Measure(name, trainer) };
        var times = new StepTimes();
        var fit = new FitOptions
        {
            Epochs = epochs,
            Seed = seed ^ SeedStream.Order,
            StepCompleted = step =>
            {
                times.StepEnds();
                if (step.StepCount % StepsPerPoint == 0 || step.StepCount == steps)
                {
                    curve.Add(Measure(name, trainer));
                }

                times.NextStarts();
            },
        };
        try
        {
            trainer.Fit(data.Training.Images, data.Training.Labels, fit);
        }
        catch (NonFiniteLossException)
        {
            throw Diverged(name, trainer.StepCount);
        }

        double accuracy = trainer.Evaluate(data.Test.Images, data.Test.Labels).Accuracy;
        return new RacerResult(name, trainer.LearningRate, curve, accuracy, times.MedianMicroseconds);
    }

    private static UserErrorException Diverged(string name, long steps) => new(string.Create(
        CultureInfo.InvariantCulture, $"{name} diverged after {steps} steps: expected a finite loss; try a lower learning rate"));

    private CurvePoint Measure<TNetwork>(string name, Trainer<TNetwork> trainer)
        where TNetwork : class, INetwork<TNetwork>
    {
        Span<float> images = data.Training.Images.AsSpan(0, _probe * DigitSet.PixelsPerImage);
        double loss = trainer.Evaluate(images, data.Training.Labels.AsSpan(0, _probe)).Loss;
        return double.IsFinite(loss) ? new CurvePoint(trainer.StepCount, loss) : throw Diverged(name, trainer.StepCount);
    }
}
