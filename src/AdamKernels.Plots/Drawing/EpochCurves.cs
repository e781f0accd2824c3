using ScottPlot;

namespace AdamKernels.Plots.Drawing;

/// <summary>Loss and, below it, validation accuracy over epochs.</summary>
internal static class EpochCurves
{
    private const int Width = 800;
    private const int LossHeight = 330;
    private const int AccuracyHeight = 240;

    public static Picture Draw(IReadOnlyList<EpochResult> epochs, string title)
    {
        double[] numbers = [.. epochs.Select(epoch => (double)epoch.Epoch)];
        StyledCurve Of(string name, int index, Func<EpochResult, double> value) =>
            new(new Curve(name, numbers, [.. epochs.Select(value)]), index);

        var validation = Of("validation", 1, epoch => epoch.ValidationLoss);
        var accuracy = Of("validation", 1, epoch => epoch.ValidationAccuracy);
        StyledCurve[] losses = [Of("training", 0, epoch => epoch.Loss), .. IsKnown(validation) ? [validation] : (StyledCurve[])[]];
        bool hasAccuracy = IsKnown(accuracy);
        var loss = new LinePanel(losses) { Title = title, YLabel = "loss", XLabel = hasAccuracy ? "" : "epoch" };
        float margin = LineLabels.MeasureWidth([.. losses, accuracy]);
        int height = hasAccuracy ? LossHeight + AccuracyHeight : LossHeight;
        return Sheet.Draw(Width, height, canvas =>
        {
            loss.Draw(canvas, new PixelRect(0, Width, LossHeight, 0), margin);
            if (hasAccuracy)
            {
                var panel = new LinePanel([accuracy]) { YLabel = "accuracy", XLabel = "epoch", IsFraction = true };
                panel.Draw(canvas, new PixelRect(0, Width, height, LossHeight), margin);
            }
        });
    }

    /// <summary>Whether there was a validation that gave this value.</summary>
    private static bool IsKnown(StyledCurve curve) => curve.Curve.Y.Any(value => !double.IsNaN(value));
}
