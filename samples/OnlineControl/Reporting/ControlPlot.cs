using System.Globalization;
using AdamKernels.Plots;
using OnlineControl.Control;

namespace OnlineControl.Reporting;

/// <summary>Draws the tracking errors over time, and below them how long ticks took.</summary>
internal static class ControlPlot
{
    private const int MaxPoints = 100;

    public static Picture Draw(ControlResult result)
    {
        string pace = result.Clock is { } clock ? $"in real time, {Whole(clock.MissedDeadlines)} missed deadlines" : "as fast as possible";
        return Plot.Stack(
            Plot.Race(
                [CurveOf("without learning", result.Frozen, result), CurveOf("with learning", result.Learning, result)],
                "Tracking error while load and friction drift",
                "time in s",
                "root mean square error in mm"),
            Plot.Latencies(
                result.Learning.Times,
                $"{Whole(result.Options.Ticks)} ticks at {Whole(result.Options.Rate)} Hz {pace}",
                "time to predict and learn in a tick"));
    }

    private static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A point for each move, or for several if there are many.</summary>
    private static Curve CurveOf(string name, RunRecord run, ControlResult result)
    {
        int ticks = run.Errors.Length;
        int points = Math.Clamp(ticks / ControlLoop.TicksPerMove(result.Options.Rate), 1, MaxPoints);
        var seconds = new double[points];
        var errors = new double[points];
        for (int i = 0; i < points; i++)
        {
            int start = (int)((long)ticks * i / points);
            int end = (int)((long)ticks * (i + 1) / points);
            seconds[i] = (start + end) / 2.0 / result.Options.Rate;
            errors[i] = ControlResult.RootMeanSquare(run.Errors[start..end]);
        }

        return new Curve(name, seconds, errors);
    }
}
