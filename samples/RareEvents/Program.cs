using System.CommandLine;
using System.Globalization;
using AdamKernels;
using AdamKernels.Plots;
using RareEvents;
using SampleKit.CommandLine;
using SampleKit.Reporting;

Option<string?> plot = PlotOption.Create("the confusion matrices", "rare-events.png");
return ExitCode.Of(() =>
{
    if (Arguments.Parse(new RootCommand("Finds the rare readings before a fault.") { plot }, args, Console.Out) is { } parsed)
    {
        Run(parsed.GetValue(plot));
    }
});

static void Run(string? picture)
{
    if (picture is not null)
    {
        PngFile.CheckPath(picture);
    }

    Readings training = Readings.Draw(20_000, seed: 1), test = Readings.Draw(20_000, seed: 2);
    Console.WriteLine($"{training.Labels.Length} readings to train, {training.Labels.Sum()} of them before a fault (class 1)");

    // Without weights, the network is right most often if it reports a fault only where faults outnumber healthy readings.
    Trainer<FaultDetector> plain = Train(training, weights: []);
    var plainMatrix = new ConfusionMatrix(classCount: 2);
    plain.EvaluateClasses(test.Inputs, test.Labels, plainMatrix);
    Console.WriteLine($"\nevery reading counts the same\n{plainMatrix}");

    // Balanced weights let both classes count the same. More faults are found, at the price of more false alarms.
    var weights = new float[training.Labels.Length];
    float[] classWeights = ClassWeights.Balanced(training.Labels, classCount: 2);
    ClassWeights.GetSampleWeights(training.Labels, classWeights, weights);
    Trainer<FaultDetector> weighted = Train(training, weights);
    var weightedMatrix = new ConfusionMatrix(classCount: 2);
    weighted.EvaluateClasses(test.Inputs, test.Labels, weightedMatrix);
    Console.WriteLine($"\na fault counts {classWeights[1]:F1}, a healthy reading {classWeights[0]:F2}\n{weightedMatrix}");

    // One reading. With weights, probabilities are those of a world where half of the readings are faults: compare them with each other
    // and with a limit of your own, but do not read them as frequencies.
    float[] suspicious = [2.2f, 1.7f, 0.1f, -0.4f];
    var top = new ClassProbability[2];
    weighted.Network.PredictTop(suspicious, k: 2, top);
    Console.WriteLine($"\nwith weights, reading {string.Join(", ", suspicious)}: {string.Join(", ", top)}");
    var probabilities = new float[2];
    plain.Network.PredictProbabilities(suspicious, probabilities);
    Console.WriteLine($"without, the probability of a fault is {100 * probabilities[1]:F1}%");

    if (picture is not null)
    {
        string[] names = ["healthy", "fault"];
        PngFile.Save(
            picture,
            () => Plot.Stack(
                Plot.ConfusionMatrix(plainMatrix, names, "Every reading counts the same"),
                Plot.ConfusionMatrix(weightedMatrix, names, "Both classes count the same")),
            Console.Out);
    }

    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"result recall={weightedMatrix.GetRecall(1):F4} precision={weightedMatrix.GetPrecision(1):F4} "
        + $"plain_recall={plainMatrix.GetRecall(1):F4} plain_precision={plainMatrix.GetPrecision(1):F4}"));
}

// The same seeds both times, so that only the weights differ. Without weights, all are 1.
static Trainer<FaultDetector> Train(Readings readings, float[] weights)
{
    var trainer = new Trainer<FaultDetector>(new FaultDetector(seed: 1));
    Targets targets = Targets.FromLabels(readings.Labels).WithWeights(weights);
    trainer.Fit(readings.Inputs, targets, new FitOptions { Epochs = 20, Seed = 1 });
    return trainer;
}

// The loss of a batch is divided by the sum of its weights, so that a batch without faults counts as much as any other. Large batches
// have faults in all of them.
[Network(Readings.Width, MaxBatchSize = 256)]
[Dense(16, Activation.Tanh)]
[Dense(2)]
[SoftmaxCrossEntropy]
[Adam(LearningRate = 0.01)]
public sealed partial class FaultDetector;
