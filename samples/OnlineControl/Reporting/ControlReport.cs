using System.Globalization;
using OnlineControl.Control;

namespace OnlineControl.Reporting;

/// <summary>The lines of the output, the same under every culture.</summary>
internal static class ControlReport
{
    /// <summary>The lines for people.</summary>
    public static IEnumerable<string> Describe(ControlResult result)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"tracking error (root mean square): {result.FrozenError:F3} mm without learning, {result.LearningError:F3} mm with it, "
            + $"{result.FrozenError / result.LearningError:F1} times smaller");
        yield return $"work of a tick:   {Percentiles.Of(result.Learning.Times)}";
        if (result.Clock is { } clock)
        {
            yield return $"ticks begin late: {Percentiles.Of(clock.Delays)}";
            yield return string.Create(
                CultureInfo.InvariantCulture, $"missed deadlines: {clock.MissedDeadlines:N0} of {result.Options.Ticks:N0}");
        }

        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"collections: {result.Learning.Collections}; allocated: {BytesPerTick(result):0.###} bytes per tick");
    }

    /// <summary>The line that a script reads. Without a clock, the number of missed deadlines is "none".</summary>
    public static string FormatResult(ControlResult result)
    {
        Percentiles times = Percentiles.Of(result.Learning.Times);
        string missed = result.Clock?.MissedDeadlines.ToString(CultureInfo.InvariantCulture) ?? "none";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"result ticks={result.Options.Ticks} rate_hz={result.Options.Rate} frozen_error_mm={result.FrozenError:F4} "
            + $"learning_error_mm={result.LearningError:F4} collections={result.Learning.Collections} "
            + $"bytes_per_tick={BytesPerTick(result):0.######} missed={missed} p50_us={times.P50:F1} p99_us={times.P99:F1} "
            + $"p999_us={times.P999:F1} max_us={times.Max:F1} sha256={result.ParameterHash}");
    }

    private static double BytesPerTick(ControlResult result) => (double)result.Learning.Bytes / result.Options.Ticks;
}
