using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Playground.Training.Plane;

namespace Playground.Components;

/// <summary>The points of a data set, colored by their values.</summary>
public sealed partial class DataPoints
{
    private const int Levels = 5;

    private readonly string[] _paths = new string[Levels];
    private PlaneData? _data;
    private bool _isNew;

    [Parameter]
    [EditorRequired]
    public PlaneData? Data { get; set; }

    /// <summary>Radius of a point, in percent of the width.</summary>
    [Parameter]
    public float Radius { get; set; } = 1.5f;

    /// <summary>Only every n-th point is shown.</summary>
    [Parameter]
    public int Every { get; set; } = 1;

    protected override void OnParametersSet()
    {
        if (Data is null || ReferenceEquals(Data, _data))
        {
            return;
        }

        _data = Data;
        _isNew = true;
        var paths = new StringBuilder[Levels];
        for (int level = 0; level < Levels; level++)
        {
            paths[level] = new StringBuilder();
        }

        for (int i = 0; i < PlaneData.Count; i += Every)
        {
            float x = 50 * (1 + (Data.Inputs[2 * i] / PlaneData.Extent)), y = 50 * (1 - (Data.Inputs[(2 * i) + 1] / PlaneData.Extent));
            int level = (int)MathF.Round(2 * (Math.Clamp(Data.Targets[i], -1, 1) + 1));

            // A circle is two half arcs.
            paths[level].Append(
                CultureInfo.InvariantCulture,
                $"M{x - Radius:0.##} {y:0.##}a{Radius} {Radius} 0 1 0 {2 * Radius} 0a{Radius} {Radius} 0 1 0 {-2 * Radius} 0");
        }

        for (int level = 0; level < Levels; level++)
        {
            _paths[level] = paths[level].ToString();
        }
    }

    protected override bool ShouldRender()
    {
        bool isNew = _isNew;
        _isNew = false;
        return isNew;
    }
}
