namespace AdamKernels.Generators.Planning;

/// <summary>How a prediction uses its scratch memory: samples in tiles, layers in two halves in turn.</summary>
internal static class PredictionPlan
{
    /// <summary>Scratch memory of this many floats, 16 KiB, stays in the first-level cache beside weights that fit it.</summary>
    private const int LengthBesideWeights = 4096;

    /// <summary>Scratch memory of this many floats, 1 MiB, stays in a second-level cache.</summary>
    private const int LargestLength = 1 << 18;

    /// <summary>Maximum floats of scratch memory on the stack, 64 KiB: the smallest thread stacks are a few times larger.</summary>
    private const int MaxLengthOnStack = 16_384;

    /// <summary>More rows than this gain nothing if weights fit the first-level cache: the kernels' tiles are already filled.</summary>
    private const int MaxRowsBesideWeights = 48;

    /// <summary>More rows than this gain little: their products take longer than weights from the third-level cache.</summary>
    private const int MaxRows = 64;

    /// <summary>
    /// Samples that are predicted together. Each group reads all weights again: if these do not fit the first-level cache, that takes
    /// longer than activations that do not fit it either.
    /// </summary>
    public static int Rows(NetworkPlan plan)
    {
        int ofRow = ScratchLength(plan, rows: 1);
        int rows = FirstLevelCache.Holds(plan.Layout.ParameterLength)
            ? Math.Min(MaxRowsBesideWeights, LengthBesideWeights / ofRow)
            : Math.Min(MaxRows, LargestLength / ofRow);
        return Math.Max(1, rows);
    }

    /// <summary>Whether this many floats of scratch memory, and what aligns them, fit on the stack.</summary>
    public static bool FitsStack(int length) => length <= MaxLengthOnStack - BufferLayout.Alignment;

    /// <summary>
    /// Floats of scratch memory for a number of samples: both halves, then a float for each row if a stage needs it, then the
    /// standardized inputs if there are any.
    /// </summary>
    public static int ScratchLength(NetworkPlan plan, int rows) =>
        checked(rows * (StandardizedOffset(plan) + plan.Layout.StandardizedWidth));

    /// <summary>Whether the last layer stores each output alone, without padding, and therefore straight to the caller's memory.</summary>
    public static bool WritesOutputs(NetworkPlan plan) =>
        !plan.Last.Product.FinishesVectors && plan.Last.Stages.Skip(1).All(stage => !stage.ChangesPrediction);

    /// <summary>Whether a stage needs a float for each row.</summary>
    public static bool NeedsDeviations(NetworkPlan plan) => plan.Layers.Any(layer => layer.Stages.Any(stage => stage.NeedsDeviations));

    /// <summary>Floats per row before the one that a stage may need.</summary>
    public static int DeviationOffset(NetworkPlan plan) => Widest(plan, 0) + Widest(plan, 1);

    /// <summary>Whether a layer's outputs lie in the first half of the scratch: layers take the halves in turn.</summary>
    public static bool IsFirstHalf(LayerLayout layer) => layer.Number % 2 == 1;

    /// <summary>Floats per row in the first half.</summary>
    public static int FirstHalfStride(NetworkPlan plan) => Widest(plan, 1);

    /// <summary>The widest row among the layers with odd or with even numbers.</summary>
    private static int Widest(NetworkPlan plan, int parity) =>
        plan.Layout.Layers.Where(layer => layer.Number % 2 == parity).Select(layer => layer.OutputStride).DefaultIfEmpty(0).Max();

    /// <summary>Floats per row before those for standardized inputs.</summary>
    public static int StandardizedOffset(NetworkPlan plan) => DeviationOffset(plan) + (NeedsDeviations(plan) ? 1 : 0);
}
