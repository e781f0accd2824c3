namespace AdamKernels.Generators.Tests.SeededBugs;

/// <summary>Faults in the gradients, and in the kernels that update while they sum them.</summary>
internal static class BackwardBugs
{
    private const string Plain = "Control";
    private const string Options = "Regularized";

    /// <summary>22 samples in six shards.</summary>
    private const string Shards = "Sharded";

    public static readonly SeededBug[] All =
    [
        new(
            "no derivative of one row of a tile", Plain, "Vector256", "InputGradient2",
            "TimesReluDerivative(dx100, Vector256.LoadUnsafe(ref xRow, 32))",
            "dx100"),
        new(
            "the derivative at the row beside", Plain, "Vector256", "InputGradient2",
            "LoadUnsafe(ref xRow, 64)",
            "LoadUnsafe(ref xRow, 32)"),
        new(
            "chains in another order", Plain, "Vector256", "InputGradient2",
            "(dx000 + dx001) + (dx002 + dx003)",
            "(dx000 + dx003) + (dx001 + dx002)", 2, 0),
        new(
            "sums are not cleared", Plain, "Vector256", "InputGradient2",
            "dx201 = Vector256<float>.Zero",
            "dx201 = Vector256.LoadUnsafe(ref dx)"),
        new("the last four outputs left out", Plain, "Vector256", "InputGradient2", "k < 32", "k < 28", 2, 1),
        new("a row of a tile too few", Plain, "Vector256", "InputGradient2", "row += 3", "row += 4"),
        new("a gradient where the result is 0", Plain, "Vector256", "TimesReluDerivative", "LessThanOrEqual", "LessThan"),
        new("a gradient where the result is 0", Plain, "Vector128", "TimesReluDerivative", "LessThanOrEqual", "LessThan"),
        new("the last sample left out", Plain, "Vector256", "WeightGradient2", "k < rows;", "k + 1 < rows;", 2, 0),
        new("the last sample left out of the rows that remain", Plain, "Vector256", "WeightGradient2", "k < rows;", "k + 1 < rows;", 2, 1),
        new("the tiles of another portion", Plain, "Vector256", "WeightGradient2", "portion.First(2)", "portion.End(2)"),
        new("a row of weights twice", Plain, "Vector256", "WeightGradient2", "Unsafe.Add(ref xk, 10)", "Unsafe.Add(ref xk, 9)", 1),
        new("every second sample", Plain, "Vector256", "BiasGradient2", "k++", "k += 2"),
        new("the bias of the vector beside", Plain, "Vector256", "BiasGradient2", "LoadUnsafe(ref dyk, 24)", "LoadUnsafe(ref dyk, 16)"),
        new("the last sample left out", Plain, "Vector256", "BiasGradient3", "k < rows", "k + 1 < rows"),
        new("the last sample left out of a fused update", Plain, "Vector256", "UpdateWeights2", "k < rows;", "k + 1 < rows;"),
        new("the last tile that waits is lost", Plain, "Vector512", "UpdateWeights2", "waits = true;", "waits = row + 11 < endRow;"),
        new("a waiting tile is updated at the next one", Plain, "Vector512", "UpdateWeights2", "waiting = at;", "waiting = at + 16;"),
        new("the first row of a waiting tile again", Plain, "Vector512", "UpdateWeights2", "from += 16;", "", 2, 0),
        new(
            "a tile waits where another does", Plain, "Vector512", "UpdateWeights2",
            "StoreUnsafe(ref pending, 160)",
            "StoreUnsafe(ref pending, 144)"),
        new(
            "the first gradient for all rows of a loop of updates", Plain, "Vector512", "UpdateWeights2",
            "ref pending, next",
            "ref pending"),
        new(
            "a loop of updates stays in one row", Plain, "Vector512", "UpdateWeights2",
            "vRow = ref Unsafe.Add(ref vRow, 32);",
            ""),
        new("the rows that remain are updated by every portion", Plain, "Vector512", "UpdateWeights2", "portion.HasEnd", "true"),
        new("the rows that remain are not updated", Plain, "Vector512", "UpdateWeights2", "if (portion.HasEnd)", "if (!portion.HasEnd)"),
        new(
            "too many products between two halves of an update",
            Plain,
            "Vector512",
            "UpdateWeights2",
            "(rows + 10) / 11",
            "(rows + 21) / 11")
        {
            Survives = "The same: only when the products run changes, and not what they sum. The share need only be large enough.",
        },
        new("too few products between two halves of an update", Plain, "Vector512", "UpdateWeights2", "(rows + 10) / 11", "rows / 11"),
        new(
            "no update of the last biases", Plain, "Vector256", "UpdateBias2",
            "Update(g03, ref w, ref m, ref v, 24, stepSize, epsilon).StoreUnsafe(ref w, 24);",
            ""),
        new("the states of the vector beside", Plain, "Vector256", "UpdateBias2", "ref v, 24,", "ref v, 16,"),
        new("every second sample", Plain, "Scalar", "BiasGradient1", "k++", "k += 2", 2),
        new("the last sample left out", Plain, "Vector512", "UpdateBias1", "k < rows", "k + 1 < rows"),
        new("a shard left out", Shards, "Vector256", "WeightGradient2", "waiting += 96;", "waiting += shard.Nodes == 0 ? (nuint)0 : 96;"),
        new("sums of a shard go on in the next one", Shards, "Vector256", "WeightGradient2", "g00 = Vector256<float>.Zero; g01", "g01"),
        new(
            "a node of the tree adds itself", Shards, "Vector256", "WeightGradient2",
            "Vector256.LoadUnsafe(ref pending, waiting) + g00",
            "g00 + g00"),
        new("a node of the tree left out", Shards, "Vector256", "WeightGradient2", "node < shard.Nodes", "node + 1 < shard.Nodes"),
        new("the last sample of each shard left out", Shards, "Vector128", "BiasGradient2", "k < shard.Rows", "k + 1 < shard.Rows"),
        new("the mean of the gradients is kept", Options, "Vector256", "NormalizeBackward1", "slope, h - mean", "slope, h", 3),
        new(
            "the slope has the other sign", Options, "Vector256", "NormalizeBackward1",
            "-Vector256.LoadUnsafe(ref z, row + 32)",
            "Vector256.LoadUnsafe(ref z, row + 32)"),
        new("the deviation of another row", Options, "Vector256", "NormalizeBackward1", "row / 48", "0"),
        new("no gain", Options, "Vector256", "NormalizeBackward1", "Vector256.LoadUnsafe(ref gain, 32) * ", "", 2, 1),
        new(
            "terms of the gain from the value beside", Options, "Vector256", "NormalizeBackward1",
            "StoreUnsafe(ref gainProduct, at + 8)",
            "StoreUnsafe(ref gainProduct, at)"),
        new("the last value left out of a mean", Options, "Vector128", "NormalizeBackward1", "dyn = First(1,", "dyn = First(0,"),
        new("no derivative in the last row", Options, "Vector256", "Differentiate2", "at < rows * 48", "at + 48 < rows * 48"),
        new("the derivative of another function", Options, "Vector256", "TimesSiluDerivative", "SiluDerivative(x)", "Sigmoid(x)"),
    ];
}
