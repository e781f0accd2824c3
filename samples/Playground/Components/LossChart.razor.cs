using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Playground.Training.Plane;

namespace Playground.Components;

/// <summary>The loss curves of all networks in one picture.</summary>
public sealed partial class LossChart
{
    private const int XTicks = 5;
    private const float Decades = 4;
    private const int FewestSteps = 100;

    // From the top: a loss of 1 or more is on the upper edge, one of 0.0001 or less on the lower.
    private static readonly string[] YLabels = ["1", "0.1", "0.01", "0.001", "0.0001"];

    private int _version = -1;
    private bool _isNew;

    [Parameter]
    [EditorRequired]
    public required IReadOnlyList<Racer> Racers { get; set; }

    /// <summary>Another number draws the curves again.</summary>
    [Parameter]
    [EditorRequired]
    public int Version { get; set; }

    /// <summary>The end of the horizontal axis: 1, 2 or 5 times a power of 10.</summary>
    private int MostSteps
    {
        get
        {
            int steps = Racers.Max(racer => racer.StepCount);
            for (int unit = FewestSteps; ; unit *= 10)
            {
                foreach (int factor in (ReadOnlySpan<int>)[1, 2, 5])
                {
                    if (steps <= factor * unit)
                    {
                        return factor * unit;
                    }
                }
            }
        }
    }

    protected override void OnParametersSet()
    {
        _isNew = Version != _version;
        _version = Version;
    }

    protected override bool ShouldRender() => _isNew;

    private string Points(LossHistory history)
    {
        var points = new StringBuilder();
        float perPoint = 1000f * history.Stride / MostSteps;
        for (int i = 0; i < history.Points.Count; i++)
        {
            float x = (i + 1) * perPoint, y = -400 / Decades * MathF.Log10(Math.Clamp(history.Points[i], 1e-4f, 1));
            points.Append(CultureInfo.InvariantCulture, $"{x:0} {y:0} ");
        }

        return points.ToString();
    }

    private string Summary() => "Loss curves. " + string.Join(
        ", ", Racers.Select(racer => $"{Format.Name(racer.Optimizer)} {Format.Loss(racer.Loss)} after {racer.StepCount} steps"));
}
