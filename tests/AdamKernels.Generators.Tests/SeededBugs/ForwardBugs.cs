namespace AdamKernels.Generators.Tests.SeededBugs;

/// <summary>Faults in the kernels of the forward pass.</summary>
internal static class ForwardBugs
{
    /// <summary>4-32-32-2: tiles of rows, rows that remain, sums in four chains, and a layer in the dot form.</summary>
    private const string Plain = "Control";

    /// <summary>Rows of 33 values, which are normalized, dropped and added.</summary>
    private const string Options = "Regularized";

    /// <summary>Sums of 120 terms, which are taken in blocks.</summary>
    private const string Blocks = "Large";

    public static readonly SeededBug[] All =
    [
        new("the rows that remain left out", Plain, "Vector256", "Forward1", "row < rows;", "row + 1 < rows;"),
        new("a tile too many", Plain, "Vector256", "Forward1", "rows - rows % 2", "rows + rows % 2")
        {
            Survives = "It computes a row behind the batch, which nobody reads. Only where the memory ends would that be noticed.",
        },
        new("the second row of a tile is the first", Plain, "Vector256", "Forward1", "Unsafe.Add(ref xRow, 4)", "xRow"),
        new(
            "a tile goes on one row early", Plain, "Vector256", "Forward1",
            "xRow = ref Unsafe.Add(ref xRow, 8)",
            "xRow = ref Unsafe.Add(ref xRow, 4)"),
        new("the last input left out", Plain, "Vector256", "Forward1Row", "Unsafe.Add(ref xRow, 3)", "Unsafe.Add(ref xRow, 2)"),
        new("the bias of the vector beside", Plain, "Vector256", "Forward1Row", "LoadUnsafe(ref bias, 8)", "LoadUnsafe(ref bias, 16)"),
        new("no bias", Plain, "Vector256", "Forward2", "Vector256.LoadUnsafe(ref bias, n)", "Vector256<float>.Zero"),
        new("the bias in two chains", Plain, "Vector256", "Forward2", "y001 = Vector256<float>.Zero", "y001 = y000"),
        new(
            "chains in the order of a loop", Plain, "Vector256", "Forward2",
            "(y000 + y001) + (y002 + y003)",
            "((y000 + y001) + y002) + y003"),
        new("chains in pairs of others", Plain, "Vector256", "Forward2", "(y100 + y101) + (y102 + y103)", "(y100 + y102) + (y101 + y103)"),
        new("the sum of two chains with its terms exchanged", Plain, "Vector256", "Forward2", "(y000 + y001)", "(y001 + y000)")
        {
            Survives = "The same: a sum of two does not depend on their order, except in the payload of a NaN.",
        },
        new("the last four inputs left out", Plain, "Vector256", "Forward2", "k < 32", "k < 28"),
        new("a wrong stride of the weights", Plain, "Vector256", "Forward2", "Unsafe.Add(ref wk, 128)", "Unsafe.Add(ref wk, 96)"),
        new(
            "two roundings in place of one",
            Plain,
            "Vector256",
            "Forward2",
            "Vector256.FusedMultiplyAdd(Vector256.Create(xk), w0, y000)",
            "Vector256.Create(xk) * w0 + y000"),
        new("no activation of one row of a tile", Plain, "Vector256", "Forward2", "Relu(y200)", "y200"),
        new(
            "results of a row in the row before", Plain, "Vector256", "Forward2",
            "StoreUnsafe(ref yRow, 64)",
            "StoreUnsafe(ref yRow, 32)"),
        new(
            "a tile in the place of the one before", Plain, "Vector256", "Forward2",
            "yRow = ref Unsafe.Add(ref yRow, 96);",
            ""),
        new("half of the inputs of a dot product", Plain, "Vector256", "Forward3", "k < 32", "k < 16"),
        new("lanes summed in another order", Plain, "Vector256", "Forward3", "SumLanes(y00_0, y00_1)", "SumLanes(y00_1, y00_0)")
        {
            Survives = "The same: the tree begins with the sums of lanes j and j + 8.",
        },
        new(
            "the bias of the output beside", Plain, "Vector256", "Forward3",
            "(y10_0, y10_1) + bias",
            "(y10_0, y10_1) + Unsafe.Add(ref bias, 1)"),
        new("a row of a dot product twice", Plain, "Vector256", "Forward3", "LoadUnsafe(ref xk, 40)", "LoadUnsafe(ref xk, 8)"),
        new(
            "negative results pass", Plain, "Vector256", "Relu",
            "LessThan(x, Vector256<float>.Zero)",
            "LessThan(x, Vector256.Create(-0.01f))"),
        new("0 for the smallest of equals", Plain, "Vector256", "Relu", "LessThan(", "LessThanOrEqual(")
        {
            Survives = "Differs for an argument of -0 alone, which then becomes 0 in place of -0. No sum of these trainings is -0.",
        },
        new("the wrong constant", Plain, "Scalar", "Relu", "0f", "0.01f", 2, 1),
        new("the last input left out", Plain, "Scalar", "Forward1Row", "Unsafe.Add(ref xRow, 3)", "Unsafe.Add(ref xRow, 2)", 2),
        new("the rows that remain left out", Plain, "Vector512", "Forward2", "row < rows;", "row + 1 < rows;"),
        new("the rows that remain left out", Plain, "Vector128", "Forward2", "row < rows;", "row + 1 < rows;"),
        new("a block of terms starts again", Blocks, "Vector256", "Forward2", "if (from > 0)", "if (from > 120)", 2, 0),
        new("a block of terms twice", Blocks, "Vector256", "Forward2", "from < endStep; from += 60", "from < endStep; from += 59"),
        new("weights of the first block", Blocks, "Vector256", "Forward2", "n + from * 144", "n", 2, 0),
        new("the last value left out of the mean", Options, "Vector256", "Normalize1", "sum0 += First(1,", "sum0 += First(0,"),
        new("padding in the variance", Options, "Vector256", "Normalize1", "difference = First(1,", "difference = First(2,"),
        new("divided by the padded width", Options, "Vector256", "Normalize1", "(sum0, sum1) / 33", "(sum0, sum1) / 48"),
        new("an unbiased variance", Options, "Vector256", "Normalize1", "(squares0, squares1) / 33", "(squares0, squares1) / 32"),
        new("epsilon outside of the root", Options, "Vector256", "Normalize1", "/ 33 + 9.99999975E-06f)", "/ 33) + 9.99999975E-06f"),
        new(
            "no shift in the last value", Options, "Vector256", "Normalize1",
            "Vector256.LoadUnsafe(ref shift, 32)",
            "Vector256<float>.Zero"),
        new(
            "a gain of the vector beside", Options, "Vector256", "Normalize1",
            "LoadUnsafe(ref gain, at - row + 8)",
            "LoadUnsafe(ref gain, at - row)"),
        new("the deviation of another row is kept", Options, "Vector512", "Normalize1", "row / 48) = inverse", "0) = inverse"),
        new("another fraction dropped", Options, "Vector256", "Drop2", "dropout.Threshold(0.25d)", "dropout.Threshold(0.2d)"),
        new("what remains is not divided", Options, "Vector256", "Drop2", "dropout.Factor(0.25d)", "1f"),
        new("the numbers of another layer", Options, "Vector256", "Drop2", "dropout.First(2)", "dropout.First(3)"),
        new("the numbers of the position beside", Options, "Vector256", "Drop2", "(int)(before + at)", "(int)(before + at + 1)"),
        new(
            "nothing is added", Options, "Vector256", "Add2",
            "(Vector256.LoadUnsafe(ref y, at) + Vector256.LoadUnsafe(ref x, at))",
            "Vector256.LoadUnsafe(ref y, at)"),
        new("subtracted in place of added", Options, "Vector128", "Add2", "(ref y, at) + ", "(ref y, at) - "),
        new("the last row left out", Options, "Vector256", "Activate2", "at < rows * 48", "at + 48 < rows * 48"),
    ];
}
