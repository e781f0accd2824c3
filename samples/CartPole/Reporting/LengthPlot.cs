using AdamKernels.Plots;
using CartPole.Learning;

namespace CartPole.Reporting;

/// <summary>Draws how long the pole stays up while it learns.</summary>
internal static class LengthPlot
{
    public static Picture Draw(IReadOnlyList<TrainingResult> results) => Plot.Race(
        [.. results.Select(CurveOf)], "A pole on a cart", "steps", $"mean length of the last {EpisodeLengths.Window} episodes");

    private static Curve CurveOf(TrainingResult result) => new(
        $"seed {result.Seed}",
        [.. result.Progress.Select(point => (double)point.Steps)],
        [.. result.Progress.Select(point => point.MeanLength)]);
}
