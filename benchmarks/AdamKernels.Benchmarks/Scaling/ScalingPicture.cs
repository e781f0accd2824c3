using AdamKernels.Benchmarks.Drawing;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Roofline;
using ScottPlot;

namespace AdamKernels.Benchmarks.Scaling;

/// <summary>Draws the cycles of an operation against the width and against the batch.</summary>
internal static class ScalingPicture
{
    private static readonly Color[] Colors = [Look.Own, Look.OwnSecond, Look.OwnThird];

    /// <summary>Draws three panels: all widths, the training steps of some widths with all batches, and their forward passes.</summary>
    public static void Save(MachineProbes machine, ScalingPoint[] byWidth, ScalingPoint[] byBatch, string path)
    {
        double[] widths = [.. byWidth.Select(point => (double)point.Width)];
        CurvePanel widthPanel = PanelOf($"w-w-w, batch {SquareNetwork.FixedBatch}", "width w",
        [
            new Curve("training step", widths, CyclesOf(machine, byWidth, point => point.Step), Look.Own) { HasDots = true },
            new Curve("forward", widths, CyclesOf(machine, byWidth, point => point.Forward), Look.OwnSecond) { HasDots = true },
            new Curve("limit of a step: peak, then divider", widths, [.. byWidth.Select(point => point.StepLimit(machine))], Look.Machine)
            {
                Pattern = LinePattern.Dotted,
            },
            PeakOf(machine, widths),
        ]);
        CurvePanel[] panels = [widthPanel, BatchPanel("training step", point => point.Step), BatchPanel("forward", point => point.Forward)];
        double[] reach = [.. panels.SelectMany(panel => panel.Curves).SelectMany(curve => curve.Ys)];
        CurvePicture.Save(path, columns: 3, [.. panels.Select(panel => panel with { YReach = reach })]);

        CurvePanel BatchPanel(string title, Func<ScalingPoint, Probe> probe)
        {
            double[] batches = [.. SquareNetwork.Batches.Select(rows => (double)rows)];
            return PanelOf(title, "batch",
            [
                .. byBatch.GroupBy(point => point.Width).Select((points, i) =>
                    new Curve(
                        $"{points.Key}-{points.Key}-{points.Key}",
                        batches,
                        CyclesOf(machine, points, probe),
                        Colors[i])
                    {
                        HasDots = true,
                    }),
                PeakOf(machine, batches),
            ]);
        }
    }

    private static CurvePanel PanelOf(string title, string xLabel, Curve[] curves) =>
        new(title, xLabel, "cycles per operation", curves) { XText = Labels.Whole, HasTickAtEachPoint = true };

    private static Curve PeakOf(MachineProbes machine, double[] xs) =>
        new(
            "multiply-add peak",
            xs,
            Array.ConvertAll(xs, _ => ScalingPoint.PeakOf(machine)),
            Look.Machine)
        {
            Pattern = LinePattern.Dashed,
        };

    private static double[] CyclesOf(MachineProbes machine, IEnumerable<ScalingPoint> points, Func<ScalingPoint, Probe> probe) =>
        [.. points.Select(point => probe(point).Nanoseconds / machine.Cycle.Nanoseconds)];
}
