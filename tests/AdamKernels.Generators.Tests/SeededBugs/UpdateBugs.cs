namespace AdamKernels.Generators.Tests.SeededBugs;

/// <summary>Faults in the updates of the optimizers, in the kernels of gradients and in those of their own.</summary>
internal static class UpdateBugs
{
    private const string Adam = "Control";

    /// <summary>AdamW with weight decay, and an average of the parameters.</summary>
    private const string AdamW = "Regularized";

    /// <summary>RAdam with weight decay, and gradients that are limited.</summary>
    private const string Limited = "Limited";

    private const string Lion = "Signed";
    private const string Momentum = "OddLargeBatch";

    public static readonly SeededBug[] All =
    [
        new(
            "beta1 and beta2 swapped", Adam, "Vector256", "Prepare",
            "Vector256.Create(0.100000001f), g",
            "Vector256.Create(0.00100000005f), g"),
        new("a sign lost in the first moment", Adam, "Vector256", "Prepare", "g - mt, mt)", "g + mt, mt)"),
        new(
            "two roundings in place of one",
            Adam,
            "Vector256",
            "Prepare",
            "Vector256.FusedMultiplyAdd(Vector256.Create(0.100000001f), g - mt, mt)",
            "Vector256.Create(0.100000001f) * (g - mt) + mt"),
        new(
            "the square is rounded before it is scaled",
            Adam,
            "Vector256",
            "Prepare",
            "g * Vector256.Create(0.00100000005f), g,",
            "g * g, Vector256.Create(0.00100000005f),"),
        new("the second moment forgets nothing", Adam, "Vector256", "Prepare", " * Vector256.Create(0.999000013f)", ""),
        new("the first moment is not kept", Adam, "Vector256", "Prepare", "numerator.StoreUnsafe(ref m, at);", ""),
        new(
            "the first moment of one of four vectors is not kept", Adam, "Vector512", "UpdateFour",
            "numerator3.StoreUnsafe(ref m, at + 48);",
            ""),
        new("a quotient of another vector", Adam, "Vector512", "UpdateFour", "Move(quotient2,", "Move(quotient1,"),
        new("the second moment is not kept", Adam, "Vector256", "Prepare", "vt.StoreUnsafe(ref v, at);", ""),
        new("a state in the place of another", Adam, "Vector256", "Prepare", "vt.StoreUnsafe(ref v, at)", "mt.StoreUnsafe(ref v, at)"),
        new("a state read from the place of another", Adam, "Vector256", "Prepare", "LoadUnsafe(ref v, at)", "LoadUnsafe(ref m, at)"),
        new("no root", Adam, "Vector256", "Prepare", "Vector256.Sqrt(vt)", "vt"),
        new(
            "moments that become subnormal stay", Adam, "Vector256", "Prepare",
            "Vector256.Create(1.17549435E-38f)",
            "Vector256<float>.Zero")
        {
            Survives = "Differs for second moments below 1.2e-38 alone, which 200 steps do not reach. The tests of special values do.",
        },
        new(
            "epsilon inside the root",
            Adam,
            "Vector256",
            "Conclude",
            "(root + epsilon)",
            "Vector256.Sqrt(Vector256.FusedMultiplyAdd(root, root, epsilon))"),
        new("no epsilon", Adam, "Vector256", "Conclude", "(root + epsilon)", "root"),
        new(
            "a product with the reciprocal in place of a division",
            Adam,
            "Vector256",
            "Conclude",
            "numerator / (root + epsilon)",
            "numerator * (Vector256<float>.One / (root + epsilon))"),
        new("uphill", Adam, "Vector256", "Conclude", "FusedMultiplyAdd(stepSize,", "FusedMultiplyAdd(-stepSize,"),
        new("the last vectors of a separate update left out", Adam, "Vector256", "UpdateParameters", "at < count", "at + 16 < count"),
        new("epsilon from the step size", Adam, "Vector256", "UpdateParameters", "(float)scalars.Epsilon", "(float)scalars.StepSize"),
        new("beta1 and beta2 swapped", Adam, "Scalar", "Prepare", "0.00100000005f", "0.100000001f"),
        new(
            "two roundings in place of one",
            Adam,
            "Scalar",
            "Conclude",
            "ScalarMath.FusedMultiplyAdd(stepSize, numerator / (root + epsilon), Unsafe.Add(ref w, at))",
            "stepSize * (numerator / (root + epsilon)) + Unsafe.Add(ref w, at)"),
        new("a square in place of a root", Adam, "Scalar", "Prepare", "global::System.MathF.Sqrt(vt)", "vt * vt"),
        new("large gradients pass", Limited, "Vector256", "Update", "limit), limit,", "limit), g,"),
        new("large negative gradients pass", Limited, "Vector256", "Update", "-limit, g))", "g, g))"),
        new(
            "limited behind the weight decay", Limited, "Vector256", "Update",
            "g = Vector256.FusedMultiplyAdd(Vector256.Create(0.00999999978f), wt, g);",
            "g = Vector256.Min(limit, Vector256.FusedMultiplyAdd(Vector256.Create(0.00999999978f), wt, g));"),
        new(
            "a step that should not be divided is", Limited, "Vector256", "Update",
            "Vector256.GreaterThan(epsilon, Vector256<float>.Zero)",
            "Vector256.GreaterThanOrEqual(epsilon, Vector256<float>.Zero)"),
        new("not only the sign", Lion, "Vector256", "Update", "Vector256.Create(1f), downOrNone", "direction, downOrNone"),
        new("the step of the next average", Lion, "Vector256", "Update", "Vector256.Create(9f), mt, g", "Vector256.Create(99f), mt, g"),
        new("the decay of the step", Lion, "Vector256", "Update", "FusedMultiplyAdd(decay, wt, wt)", "FusedMultiplyAdd(stepSize, wt, wt)"),
        new(
            "momentum of the gradient", Momentum, "Vector256", "Update",
            "Vector256.LoadUnsafe(ref velocity, at), g)",
            "g, Vector256.LoadUnsafe(ref velocity, at))"),
        new(
            "the gradient in place of the velocity", Momentum, "Vector256", "Update",
            "FusedMultiplyAdd(stepSize, vt,",
            "FusedMultiplyAdd(stepSize, g,"),
        new("no weight decay", AdamW, "Vector512", "Move", "wt = Vector512.FusedMultiplyAdd(decay, wt, wt);", ""),
        new(
            "the average is not updated",
            AdamW,
            "Vector128",
            "Conclude",
            "Vector128.FusedMultiplyAdd(Vector128.Create(0.00999999978f), moved - before, before).StoreUnsafe(ref average, at);",
            ""),
        new("the average of the parameters before the step", AdamW, "Vector256", "Conclude", "moved - before", "wt - before"),
        new("an average that flees", AdamW, "Scalar", "Conclude", "moved - before", "before - moved"),
        new("weight decay of the step size", AdamW, "Vector256", "UpdateParameters", "(float)scalars.Decay", "(float)scalars.StepSize"),
    ];
}
