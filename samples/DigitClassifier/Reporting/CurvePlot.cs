using DigitSample.Training;
using SampleKit;
using SampleKit.Reporting;
using ScottPlot;

namespace DigitSample.Reporting;

/// <summary>Draws loss and accuracy to a PNG file.</summary>
internal static class CurvePlot
{
    private const int Width = 900;
    private const int Height = 800;
    private const int LeftMargin = 80;

    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    public static void Save(TrainingHistory history, string path) => PngFile.Guard(path, () =>
    {
        double[] epochs = [.. Enumerable.Range(1, history.Tests.Count)];
        var multiplot = new Multiplot();
        multiplot.AddPlots(2);

        Plot loss = multiplot.GetPlot(0);
        var training = loss.Add.ScatterLine(
            history.TrainingLoss.Select(point => point.Epoch).ToArray(), history.TrainingLoss.Select(point => point.Loss).ToArray());
        training.LegendText = "training";
        var test = loss.Add.Scatter(epochs, history.Tests.Select(point => point.Loss).ToArray());
        test.LegendText = "test";
        loss.YLabel("loss");
        loss.ShowLegend(Alignment.UpperRight);

        Plot accuracy = multiplot.GetPlot(1);
        double[] accuracies = [.. history.Tests.Select(point => point.Accuracy)];
        accuracy.Add.Scatter(epochs, accuracies).Color = test.Color;
        accuracy.Axes.SetLimitsY(accuracies.Min() - 0.02, 1);
        accuracy.YLabel("test accuracy");
        accuracy.XLabel("epoch");

        foreach (Plot plot in multiplot.GetPlots())
        {
            // One above the other, with the same epoch at the same place.
            plot.Axes.SetLimitsX(0, history.Tests.Count * 1.02);
            plot.Axes.Left.MinimumSize = LeftMargin;
            plot.Axes.Left.MaximumSize = LeftMargin;
        }

        multiplot.SavePng(path, Width, Height);
    });
}
