using AdamKernels.Generators.Planning.Kernels;

namespace AdamKernels.Generators.Planning.Products;

/// <summary>Plans the product that takes the gradient of a layer's sums back to its inputs.</summary>
internal static class InputGradientProduct
{
    /// <summary>The name of the weights that the product reads: transposed weights have their own.</summary>
    public static string WeightsName(LayerLayout layer) => layer.InputGradient == InputGradientForm.FromTransposed ? "wt" : "w";

    public static KernelPlan Plan(LayerPlan layer) =>
        layer.Layout.InputGradient == InputGradientForm.Dots
            ? Dot(layer)
            : Broadcast(layer, Fusion.InInputGradient(layer)?.GradientEpilogue);

    private static DotProduct Dot(LayerPlan layer) => new(Name(layer))
    {
        Summary = Summary(layer, "i, n"),
        A = "dy",
        B = WeightsName(layer.Layout),
        C = "dx",
        M = layer.Network.Rows,
        Results = layer.Spec.Inputs,
        Steps = layer.Spec.Outputs,
        AStride = layer.Layout.OutputStride,
        BStride = layer.Layout.WeightStride,
        CStride = layer.Layout.InputGradientStride,
    };

    private static BroadcastProduct Broadcast(LayerPlan layer, EpiloguePlan? epilogue) => new(Name(layer))
    {
        Summary = epilogue is EpiloguePlan.Differentiate { Kind: var activation }
            ? $"Gradient with respect to the inputs of layer {layer.Layout.Number}, before layer {layer.Layout.Number - 1}'s activation: "
                + $"dx[row, i] = {ActivationTraits.Of(activation).Name}'(x[row, i]) * {Sum(layer, "n, i")}."
            : Summary(layer, "n, i"),
        A = "dy",
        B = WeightsName(layer.Layout),
        C = "dx",
        M = layer.Network.Rows,
        K = new Extent.Constant(layer.Spec.Outputs),
        Columns = layer.Spec.Inputs,
        AStrideM = layer.Layout.OutputStride,
        AStrideK = 1,
        // Weights that are stored by output have it already.
        BStrideK = BufferLayout.TransposedStride(layer.Spec),
        CStride = layer.Layout.InputGradientStride,
        Chains = ChainPlanner.Split(layer.Spec.Inputs, layer.Spec.Outputs),
        Division = layer.DividesInputs ? TileDivision.Columns : TileDivision.None,
        Epilogue = epilogue ?? new EpiloguePlan.Store("dx"),
    };

    private static string Name(LayerPlan layer) => $"InputGradient{layer.Layout.Number}";

    private static string Summary(LayerPlan layer, string indices) =>
        $"Gradient with respect to the inputs of layer {layer.Layout.Number}: dx[row, i] = {Sum(layer, indices)}.";

    private static string Sum(LayerPlan layer, string indices) => $"sum over n of dy[row, n] * {WeightsName(layer.Layout)}[{indices}]";
}
