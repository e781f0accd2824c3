using System.CommandLine;
using System.Globalization;
using AdamKernels;
using AdamKernels.Data;
using AdamKernels.Plots;
using EnergyRegression;
using SampleKit.CommandLine;
using SampleKit.Reporting;

Option<string?> plot = PlotOption.Create("the losses", "energy-regression.png");
return ExitCode.Of(() =>
{
    if (Arguments.Parse(new RootCommand("Predicts the energy that a building uses in a day.") { plot }, args, Console.Out) is { } parsed)
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

    DataSet days = EnergyData.Read();
    Console.WriteLine($"{days}: {string.Join(", ", days.InputNames)}");
    (DataSet training, DataSet validation, DataSet test) = days.Split(0.7, 0.15, 0.15, seed: 1);

    // Fit learns the scales of inputs and targets from the training days. It stops when the validation days no longer improve, and
    // leaves the network as it was when they were best.
    var network = new EnergyModel(seed: 1);
    var trainer = new Trainer<EnergyModel>(network);
    var options = new FitOptions { Epochs = 300, Seed = 1, EarlyStopping = new EarlyStopping(Patience: 30) };
    FitResult fit = trainer.Fit(training.Inputs, training.Targets, validation.Inputs, validation.Targets, options);
    Console.WriteLine(fit);

    // A model is worth something only if it beats the mean of what is known. All errors are in kWh.
    var mean = new float[test.Count];
    Array.Fill(mean, training.Targets.Average());
    RegressionMetrics baseline = RegressionMetrics.Calculate(mean, test.Targets);
    RegressionMetrics model = trainer.EvaluateRegression(test.Inputs, test.Targets);
    Console.WriteLine($"mean:    {baseline}");
    Console.WriteLine($"network: {model}");

    var predictions = new float[test.Count];
    network.Predict(test.Inputs, predictions);
    for (int day = 0; day < 5; day++)
    {
        Console.WriteLine($"predicted {predictions[day],6:F0} kWh, used {test.Targets[day],6:F0} kWh");
    }

    if (picture is not null)
    {
        PngFile.Save(picture, () => Plot.Curves(fit.History, "Energy of buildings"), Console.Out);
    }

    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"result rmse={model.RootMeanSquaredError:F1} mae={model.MeanAbsoluteError:F1} r2={model.RSquared:F4} "
        + $"baseline_rmse={baseline.RootMeanSquaredError:F1} epochs={fit.LastEpoch.Epoch}"));
}

// The text has become 4 inputs, one for each kind of building, and the missing insulations a further one.
[Network(9)]
[Dense(32, Activation.Silu)]
[Dense(32, Activation.Silu)]
[Dense(1)]
[MeanSquaredError]
[StandardizeInputs]
[StandardizeTargets]
[Adam(LearningRate = 2e-3)]
public sealed partial class EnergyModel;
