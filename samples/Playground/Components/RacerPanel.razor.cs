using Microsoft.AspNetCore.Components;
using Playground.Training.Display;
using Playground.Training.Plane;

namespace Playground.Components;

/// <summary>One network: its surface over the plane, its loss, its rate.</summary>
public sealed partial class RacerPanel
{
    // Among them are the rates that the networks are declared with.
    private static readonly double[] Rates = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 10];

    private readonly DecisionSurface _surface = new();
    private ElementReference _canvas;

    [Parameter]
    [EditorRequired]
    public required Racer Racer { get; set; }

    [Parameter]
    [EditorRequired]
    public required PlaneData Data { get; set; }

    /// <summary>Called when the user changed something here.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>Paints what the network computes now.</summary>
    public void Paint() =>
        Browser.Paint(_canvas, DecisionSurface.Side, _surface.Paint(Racer, Browser.IsDark ? Palette.Dark : Palette.Light));
}
