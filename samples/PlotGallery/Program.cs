using System.Diagnostics;
using AdamKernels;
using AdamKernels.Plots;
using OptimizerRace;
using OptimizerRace.CommandLine;
using OptimizerRace.Racing;
using OptimizerRace.Reporting;
using SampleKit;
using SampleKit.CommandLine;
using SampleKit.Data;
using SampleKit.Reporting;

namespace PlotGallery;

/// <summary>Trains a network on drawn digits and draws each kind of picture to a folder.</summary>
internal static class Program
{
    private const int Seed = 42;
    private const int Epochs = 20;
    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    private static int Main(string[] arguments) => ExitCode.Of(() =>
    {
        string folder = arguments is [var only] ? only : throw new UserErrorException(
            $"expected one argument, the folder of the pictures, found {arguments.Length}");
        DigitData data = DigitData.Draw(Seed);
        var network = new AdamNetwork(Seed);
        List<EpochResult> epochs = [];
        List<double> nanoseconds = [];
        Train(network, data, epochs, nanoseconds);

        void Save(string name, Func<Picture> draw) => PngFile.Save(Path.Combine(folder, $"{name}.png"), draw, Console.Out);
        Save("curves", () => Plot.Curves(epochs, "784-128-128-10 network on drawn digits"));
        Save("confusion-matrix", () => Plot.ConfusionMatrix(Classify(network, data.Test)));
        Save("first-layer", () => Plot.FirstLayer(network, width: 28, height: 28, maxTiles: 24));
        Save("latencies", () => Plot.Latencies(nanoseconds.ToArray(), xLabel: $"time of a step of {Shape.Batch} digits"));
        Save("xor", XorSurface.Draw);
        Save("race", () => RacePlot.Draw(RunRace(data)));
    });

    private static void Train(AdamNetwork network, DigitData data, List<EpochResult> epochs, List<double> nanoseconds)
    {
        long start = Stopwatch.GetTimestamp();
        var fit = new FitOptions
        {
            Epochs = Epochs,
            Seed = Seed ^ SeedStream.Order,
            StepCompleted = _ =>
            {
                nanoseconds.Add((Stopwatch.GetTimestamp() - start) * NanosecondsPerTick);
                start = Stopwatch.GetTimestamp();
            },
            EpochCompleted = epoch =>
            {
                // No step includes the validation.
                epochs.Add(epoch);
                start = Stopwatch.GetTimestamp();
            },
        };
        new Trainer<AdamNetwork>(network).Fit(data.Training.Images, data.Training.Labels, data.Test.Images, data.Test.Labels, fit);
    }

    private static ConfusionMatrix Classify(AdamNetwork network, DigitSet digits)
    {
        var outputs = new float[digits.Count * DigitSet.Classes];
        network.Predict(digits.Images, outputs);
        var matrix = new ConfusionMatrix(DigitSet.Classes);
        matrix.Add(outputs, digits.Labels);
        return matrix;
    }

    private static RacerResult[] RunRace(DigitData data)
    {
        var options = new RaceOptions();
        var race = new Race(data, options.Seed, options.Epochs, options.LearningRate);
        return [.. Racer.All.Select(racer => racer.Run(race))];
    }
}
