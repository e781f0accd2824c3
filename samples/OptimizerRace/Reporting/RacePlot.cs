using System.Globalization;
using AdamKernels.Plots;
using OptimizerRace.Racing;

namespace OptimizerRace.Reporting;

/// <summary>Draws the loss curves.</summary>
internal static class RacePlot
{
    public static Picture Draw(IReadOnlyList<RacerResult> results) => Plot.Race(
        [.. results.Select(CurveOf)], "Training loss of six optimizers", "steps", "training loss");

    private static Curve CurveOf(RacerResult result) => new(
        string.Create(CultureInfo.InvariantCulture, $"{result.Name}, rate {result.LearningRate:G4}"),
        [.. result.Curve.Select(point => (double)point.Step)],
        [.. result.Curve.Select(point => point.Loss)]);
}
