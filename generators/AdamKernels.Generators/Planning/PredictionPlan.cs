namespace AdamKernels.Generators.Planning;

/// <summary>How a prediction uses its scratch on the stack: samples in tiles, layers in two halves in turn.</summary>
internal static class PredictionPlan
{
    /// <summary>Scratch of this many floats, 16 KiB, stays in the first-level cache beside the weights.</summary>
    private const int TargetLength = 4096;

    /// <summary>More rows than this at a time gain nothing: the kernels' tiles are filled.</summary>
    private const int MostRows = 48;

    /// <summary>Samples that are predicted together.</summary>
    public static int Rows(BufferLayout layout) =>
        Math.Max(1, Math.Min(MostRows, TargetLength / (Widest(layout, 0) + Widest(layout, 1))));

    /// <summary>Floats of scratch for a number of samples.</summary>
    public static int ScratchLength(BufferLayout layout, int rows) => checked(rows * (Widest(layout, 0) + Widest(layout, 1)));

    /// <summary>Whether a layer's outputs lie in the first half of the scratch: layers take the halves in turn.</summary>
    public static bool IsFirstHalf(LayerLayout layer) => layer.Number % 2 == 1;

    /// <summary>Floats of a row in the first half.</summary>
    public static int FirstHalfStride(BufferLayout layout) => Widest(layout, 1);

    /// <summary>The widest row among the layers of odd or of even number.</summary>
    private static int Widest(BufferLayout layout, int parity) =>
        layout.Layers.Where(layer => layer.Number % 2 == parity).Select(layer => layer.OutputStride).DefaultIfEmpty(0).Max();
}
