using AdamKernels.Benchmarks.Drawing;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>Draws the shares of the limits.</summary>
internal static class RooflinePicture
{
    /// <summary>Draws kernels, steps, Adam alone and predictions below each other.</summary>
    /// <param name="measurement">What was measured.</param>
    /// <param name="share">Which quantile of the rounds.</param>
    /// <param name="path">Where the picture goes.</param>
    public static void Save(RooflineMeasurement measurement, double share, string path)
    {
        MachineProbes machine = measurement.Machine;
        List<(string Name, double Sum, double Larger, double Other)> rows = [];
        IEnumerable<Workload> steps = measurement.Networks.Steps.Select(step => step with { Name = $"{step.Name}, step" });
        foreach (Workload work in measurement.Kernels.All.Concat(steps))
        {
            // Without an update both are the same.
            rows.Add(
                (
                    work.Name,
                    work.ShareOfSum(machine, share),
                    work.Updated == 0 ? double.NaN : work.ShareOfLarger(machine, share),
                    double.NaN));
        }

        foreach (AdamUpdate adam in measurement.Updates)
        {
            double update = adam.Update.Quantile(share);
            double divider = Workload.DividerLimitOfParameter(machine, share);
            double copy = adam.Copy.Quantile(share);
            rows.Add(($"Adam alone, in {adam.Place}", double.NaN, double.NaN, Math.Max(divider, copy) / update));
        }

        foreach (PredictionWork prediction in measurement.Networks.Predictions)
        {
            rows.Add(($"{prediction.Name}, prediction", double.NaN, double.NaN, prediction.FractionOfLimit(machine, share)));
        }

        foreach (Workload prediction in measurement.Networks.BatchPredictions)
        {
            string name = $"{prediction.Name}, {StandardNetworks.PredictedRows} predictions";
            rows.Add((name, prediction.ShareOfSum(machine, share), double.NaN, double.NaN));
        }

        ShareBars.Save(
            path,
            "Shares of the limits, medians",
            [.. rows.Select(row => row.Name)],
            new BarSeries("products at the peak, then the divider", Look.Own, [.. rows.Select(row => row.Sum)]),
            new BarSeries("the larger of the two", Look.OwnSecond, [.. rows.Select(row => row.Larger)]),
            new BarSeries("Adam: divider or copy; predictions: reading the weights", Look.OwnThird, [.. rows.Select(row => row.Other)]));
    }
}
