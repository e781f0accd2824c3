using System.Globalization;
using System.Text;
using AdamKernels.Benchmarks.Drawing;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Reporting;
using AdamKernels.Benchmarks.Roofline;

namespace AdamKernels.Benchmarks.Scaling;

/// <summary>Measures how the cost of an operation depends on the width of a network and on its batch.</summary>
internal static class ScalingProgram
{
    /// <summary>Fewer than elsewhere, for there are many points.</summary>
    private const int MostRounds = 101;

    /// <summary>Measures and shows.</summary>
    /// <param name="results">Where the results go.</param>
    public static void Run(ResultFile results)
    {
        MachineProbes machine = MachineProbes.Create();
        ScalingPoint[] byWidth = [.. SquareNetwork.Widths.Select(width => new ScalingPoint(width, SquareNetwork.FixedBatch))];
        ScalingPoint[] byBatch =
        [
            .. SquareNetwork.WidthsForBatches.SelectMany(width => SquareNetwork.Batches.Select(rows => new ScalingPoint(width, rows))),
        ];
        int rounds = Probe.MeasureInTurn(MostRounds,
        [
            machine.Cycle, machine.Fma, machine.Sqrt, machine.Div,
            .. byWidth.Concat(byBatch).SelectMany(point => (Probe[])[point.Step, point.Forward]),
        ]);
        results.Publish("Scaling", TextOf(machine, rounds, byWidth, byBatch), path => ScalingPicture.Save(machine, byWidth, byBatch, path));
    }

    private static string TextOf(MachineProbes machine, int rounds, ScalingPoint[] byWidth, ScalingPoint[] byBatch) => Text($"""
        Networks w-w-w with ReLU, mean squared error and Adam; medians of {rounds} rounds, in brackets the tenth that was disturbed least.
        An operation is a multiplication or an addition of the products. A cycle is that of integer code and takes {machine.Cycle.Nanoseconds:F4} ns
        ({1 / machine.Cycle.Nanoseconds:F2} GHz); at the multiply-add peak an operation takes {ScalingPoint.PeakOf(machine):F5} cycles. The limit of a step has the products at
        this peak, then what the hardware divider alone would need for a square root and a division for each parameter.

        Batch {SquareNetwork.FixedBatch}:

        {TableOf(machine, byWidth)}
        {string.Join('\n', byBatch.GroupBy(point => point.Width).Select(points => $"Width {points.Key}:\n\n{TableOf(machine, points)}"))}
        """);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string TextOfTime(Probe probe, double flops) => Labels.Time(probe.Nanoseconds * flops);

    private static string TableOf(MachineProbes machine, IEnumerable<ScalingPoint> points)
    {
        var text = new StringBuilder("""
            | network | training step | cycles per operation | at the limit | forward | cycles per operation |
            | --- | ---: | ---: | ---: | ---: | ---: |

            """);
        foreach (ScalingPoint point in points)
        {
            text.Append(Text($"""
                | {point.Width}-{point.Width}-{point.Width}, batch {point.Rows} | {TextOfTime(point.Step, point.StepFlops)} | {CyclesOf(machine, point.Step)} | {point.StepLimit(machine):F4} | {TextOfTime(point.Forward, point.ForwardFlops)} | {CyclesOf(machine, point.Forward)} |

                """));
        }

        return text.ToString();
    }

    private static string CyclesOf(MachineProbes machine, Probe probe)
    {
        const double Undisturbed = 0.1;
        return Text(
            $"{probe.Nanoseconds / machine.Cycle.Nanoseconds:F4} ({probe.Quantile(Undisturbed) / machine.Cycle.Quantile(Undisturbed):F4})");
    }
}
