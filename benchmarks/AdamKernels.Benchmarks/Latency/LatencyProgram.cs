using System.Globalization;
using System.Text;
using AdamKernels.Benchmarks.Drawing;
using AdamKernels.Benchmarks.Reporting;

namespace AdamKernels.Benchmarks.Latency;

/// <summary>Times every single training step: how long the rare slow ones take, and how much of that is the machine's doing.</summary>
internal static class LatencyProgram
{
    private const int EmptyCalls = 1_000_000;

    /// <summary>Measures and shows.</summary>
    /// <param name="results">Where the results go.</param>
    public static void Run(ResultFile results)
    {
        var empty = new LatencySeries(static () => { }, EmptyCalls);
        empty.Measure(EmptyCalls);
        empty.Sort();

        List<LatencyCase> cases = [];
        foreach (Func<LatencyCase> create in LatencyCase.All)
        {
            LatencyCase measured = create();
            Console.WriteLine($"{measured.Name}: {Labels.Whole(measured.Steps.Capacity)} steps");
            measured.Measure();
            cases.Add(measured);
        }

        results.Publish("Latency of training steps", TextOf(empty, cases), path => LatencyPicture.Save(cases, path));
    }

    private static string TextOf(LatencySeries empty, List<LatencyCase> cases)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            One tick of the clock is {Labels.Time(LatencySeries.NanosecondsPerTick)}. A loop of {Labels.Whole(EmptyCalls)} calls that do nothing takes, clock
            included, {Labels.Time(empty.Quantile(0.5))} for each (median), {Labels.Time(empty.Quantile(0.999))} at p99.9 and {Labels.Time(empty.Maximum)} at most: this is in every figure below.

            | | calls | p50 | p99 | p99.9 | max | p99.9 / p50 | collections | allocated |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |

            """);
        foreach (LatencyCase measured in cases)
        {
            text.Append(RowOf(measured.Name, measured.Steps)).Append(RowOf("– its control", measured.Control));
        }

        text.Append("""

            The control is integer work in registers that takes about as long as the step, timed in turn with it: blocks of a hundredth of the
            calls. What its p99.9 and its max exceed its p50 by is the machine's doing: interrupts, the scheduler, and on a shared machine the
            neighbors. The max of a step holds the same; only what a step has beyond its control can be the library's.
            """);
        return text.ToString();
    }

    private static string RowOf(string name, LatencySeries series)
    {
        double median = series.Quantile(0.5);
        double rare = series.Quantile(0.999);
        return string.Create(CultureInfo.InvariantCulture, $"""
            | {name} | {Labels.Whole(series.Count)} | {Labels.Time(median)} | {Labels.Time(series.Quantile(0.99))} | {Labels.Time(rare)} | {Labels.Time(series.Maximum)} | {rare / median:F2} | {series.Collections} | {Labels.Whole(series.AllocatedBytes)} B |

            """);
    }
}
