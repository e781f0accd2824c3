namespace AdamKernels.Generators.Tests.SeededBugs;

/// <summary>Faults in the losses and their gradients.</summary>
internal static class LossBugs
{
    private const string Squares = "Control";
    private const string Magnitudes = "Limited";

    /// <summary>Binary cross-entropy over three outputs, whose positive targets have weights.</summary>
    private const string Binary = "WeightedTargets";

    /// <summary>Softmax cross-entropy over three classes, with smoothed labels and weights of the classes.</summary>
    private const string Softmax = "Regularized";

    public static readonly SeededBug[] All =
    [
        new("divided by the rows and not by the outputs", Squares, "Vector256", "Loss", "divisor * 2", "divisor"),
        new("half a gradient", Squares, "Vector256", "Loss", "(float)(2d / count)", "(float)(1d / count)"),
        new("targets minus outputs", Squares, "Vector256", "Loss", "yn - tn", "tn - yn"),
        new("the loss of one output", Squares, "Vector256", "Loss", "First(2, loss", "First(1, loss"),
        new("the gradient of one output", Squares, "Vector256", "Loss", "First(2, (gradient", "First(1, (gradient"),
        new("the last row left out", Squares, "Vector256", "Loss", "row < rows * 16", "row + 16 < rows * 16"),
        new("targets of the column beside", Squares, "Vector256", "Loss", "LoadUnsafe(ref t, row)", "LoadUnsafe(ref t, row + 1)"),
        new("a row of targets late", Squares, "Vector128", "Loss", "LoadUnsafe(ref t, row", "LoadUnsafe(ref t, row == 0 ? 0 : row - 16", 1),
        new("half a gradient", Squares, "Scalar", "Loss", "(float)(2d / count)", "(float)(1d / count)"),
        new("the sign of the error lost", Magnitudes, "Vector256", "Loss", "-one, error)", "one, error)"),
        new("the square in place of the magnitude", Magnitudes, "Vector256", "Loss", "Vector256.Abs(error)", "error * error"),
        new("weights of negative targets", Binary, "Vector256", "Loss", "- one, tn, one)", "- one, one - tn, one)"),
        new("a function that overflows", Binary, "Vector256", "Loss", "-Vector256.Abs(yn)", "Vector256.Abs(yn)"),
        new(
            "no weight in the gradient", Binary, "Vector256", "Loss",
            "FusedMultiplyAdd(q, VectorMath.Sigmoid(yn) - one",
            "FusedMultiplyAdd(one, VectorMath.Sigmoid(yn) - one"),
        new(
            "the largest logit is not subtracted", Softmax, "Vector256", "Loss",
            "Vector256.LoadUnsafe(ref y, row) - largest)",
            "Vector256.LoadUnsafe(ref y, row))", 2, 0),
        new(
            "the largest logit comes back", Softmax, "Vector256", "Loss",
            "Vector256.LoadUnsafe(ref y, row) - largest)",
            "Vector256.LoadUnsafe(ref y, row))", 2, 1),
        new("the rows that remain left out", Softmax, "Vector512", "Loss", "if (row < end)", "if (row > end)"),
        new("the smallest logit is subtracted", Softmax, "Vector256", "Loss", "GreaterThan(yn, max0)", "LessThan(yn, max0)"),
        new("exponentials of the padding", Softmax, "Vector128", "Loss", "First(3, VectorMath.Exp", "First(4, VectorMath.Exp"),
        new(
            "labels are not smoothed in the loss", Softmax, "Vector256", "Loss",
            "Vector256.Create(0.0333333351f)",
            "Vector256<float>.Zero", 2, 1),
        new(
            "labels are not smoothed in their sum", Softmax, "Vector256", "Loss",
            "Vector256.Create(0.0333333351f)",
            "Vector256<float>.Zero", 2, 0),
        new("no weights of the classes in the loss", Softmax, "Vector256", "Loss", " * Vector256.LoadUnsafe(ref weights)", "", 2, 1),
        new("no weights of the classes in their sum", Softmax, "Vector256", "Loss", " * Vector256.LoadUnsafe(ref weights)", "", 2, 0),
        new("targets added to the gradient", Softmax, "Vector256", "Loss", "factor, -tn", "factor, tn"),
        new("a negative loss", Softmax, "Vector256", "Loss", "logSum - zn", "zn - logSum"),
        new(
            "not divided by the sum of the exponentials", Softmax, "Vector256", "Loss",
            "(targets0, targets1) / expSum",
            "(targets0, targets1)"),
        new("no logarithm", Softmax, "Vector256", "Loss", "VectorMath.Log(expSum)", "expSum"),
        new("the gradient of the whole batch is not divided", Softmax, "Vector256", "Loss", ") * scale;", ");"),
        new("two weights of classes swapped", Softmax, "Vector256", "s_weights", "{ 1f, 2f, 0.5f", "{ 1f, 0.5f, 2f"),
    ];
}
