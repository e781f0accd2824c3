using Playground.Training.Plane;

namespace Playground.Training.Display;

/// <summary>The values of a network over the whole plane, as a square image.</summary>
public sealed class DecisionSurface
{
    /// <summary>Pixels of a row, and rows.</summary>
    public const int Side = 32;

    private static readonly float[] s_grid = CreateGrid();

    private readonly float[] _values = new float[Side * Side];
    private readonly byte[] _pixels = new byte[4 * Side * Side];

    /// <summary>Evaluates a network at the middle of each pixel.</summary>
    /// <returns>Red, green, blue and opacity of each pixel, from the upper left; valid until the next call.</returns>
    public byte[] Paint(Racer racer, Palette palette)
    {
        racer.Predict(s_grid, _values);
        palette.Paint(_values, _pixels);
        return _pixels;
    }

    private static float[] CreateGrid()
    {
        var grid = new float[2 * Side * Side];
        for (int i = 0; i < Side * Side; i++)
        {
            grid[2 * i] = Coordinate(i % Side);

            // y grows upwards, rows are painted downwards.
            grid[(2 * i) + 1] = -Coordinate(i / Side);
        }

        return grid;
    }

    private static float Coordinate(int pixel) => PlaneData.Extent * ((((2 * pixel) + 1f) / Side) - 1);
}
