using ScottPlot;

namespace AdamKernels.Benchmarks.Drawing;

/// <summary>Panels of curves beside and below each other in one PNG file.</summary>
internal static class CurvePicture
{
    /// <summary>Draws and writes the file.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="columns">Panels in a row.</param>
    /// <param name="panels">The panels, row by row.</param>
    public static void Save(string path, int columns, params IReadOnlyList<CurvePanel> panels)
    {
        int rows = (panels.Count + columns - 1) / columns;
        var picture = new Multiplot();
        picture.RemovePlot(picture.GetPlot(0));
        foreach (CurvePanel panel in panels)
        {
            picture.AddPlot(panel.Draw());
        }

        picture.Layout = new ScottPlot.MultiplotLayouts.Grid(rows, columns);
        picture.SavePng(path, columns * Look.PanelWidth, rows * Look.PanelHeight);
    }
}
