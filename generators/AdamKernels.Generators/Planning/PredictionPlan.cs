using AdamKernels.Generators.Declared;

namespace AdamKernels.Generators.Planning;

/// <summary>How a prediction uses its scratch memory: samples in tiles, layers in two halves in turn.</summary>
internal static class PredictionPlan
{
    /// <summary>Scratch memory of this many floats, 16 KiB, stays in the first-level cache beside the weights.</summary>
    private const int TargetLength = 4096;

    /// <summary>Maximum floats of scratch memory on the stack, 64 KiB: the smallest thread stacks are a few times larger.</summary>
    private const int MaxLengthOnStack = 16_384;

    /// <summary>More rows than this at a time gain nothing, because the kernels' tiles are already filled.</summary>
    private const int MaxRows = 48;

    /// <summary>Samples that are predicted together.</summary>
    public static int Rows(BufferLayout layout)
    {
        int inCache = TargetLength / DeviationOffset(layout);
        int onStack = (MaxLengthOnStack - BufferLayout.Alignment) / ScratchLength(layout, rows: 1);
        return Math.Max(1, Math.Min(MaxRows, Math.Min(inCache, onStack)));
    }

    /// <summary>Whether this many floats of scratch memory, and what aligns them, fit on the stack.</summary>
    public static bool FitsStack(int length) => length <= MaxLengthOnStack - BufferLayout.Alignment;

    /// <summary>
    /// Floats of scratch memory for a number of samples: both halves, then 1/deviation of each row if a layer is normalized, then the
    /// standardized inputs if there are any.
    /// </summary>
    public static int ScratchLength(BufferLayout layout, int rows) =>
        checked(rows * (StandardizedOffset(layout) + layout.StandardizedWidth));

    /// <summary>Whether the last layer stores each output alone, without padding, and therefore straight to the caller's memory.</summary>
    public static bool WritesOutputs(BufferLayout layout) =>
        layout.Last.Layout == WeightLayout.OutputMajor
        && layout.Last.Spec is { Activation: Activation.Identity, IsNormalized: false, IsResidual: false };

    /// <summary>Whether a layer is normalized, which needs a float for each row.</summary>
    public static bool NeedsDeviations(BufferLayout layout) => layout.Layers.Any(layer => layer.Spec.IsNormalized);

    /// <summary>Floats per row before those for 1/deviation.</summary>
    public static int DeviationOffset(BufferLayout layout) => Widest(layout, 0) + Widest(layout, 1);

    /// <summary>Whether a layer's outputs lie in the first half of the scratch: layers take the halves in turn.</summary>
    public static bool IsFirstHalf(LayerLayout layer) => layer.Number % 2 == 1;

    /// <summary>Floats per row in the first half.</summary>
    public static int FirstHalfStride(BufferLayout layout) => Widest(layout, 1);

    /// <summary>The widest row among the layers with odd or with even numbers.</summary>
    private static int Widest(BufferLayout layout, int parity) =>
        layout.Layers.Where(layer => layer.Number % 2 == parity).Select(layer => layer.OutputStride).DefaultIfEmpty(0).Max();

    /// <summary>Floats per row before those for standardized inputs.</summary>
    public static int StandardizedOffset(BufferLayout layout) => DeviationOffset(layout) + (NeedsDeviations(layout) ? 1 : 0);
}
