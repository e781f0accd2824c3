using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Planning.Products;

/// <summary>Plans the forward product of a layer: its outputs, or the sums that other stages continue with.</summary>
internal static class ForwardProduct
{
    private const int MaxInlinedLayers = 4;

    public static KernelPlan Plan(LayerPlan layer) => layer.Layout.Layout == WeightLayout.InputMajor ? Broadcast(layer) : Dot(layer);

    private static BroadcastProduct Broadcast(LayerPlan layer) => new(Name(layer))
    {
        Summary = Summary(layer, "w[k, n]"),
        A = "x",
        B = "w",
        C = "y",
        Init = "bias",
        M = layer.Network.Rows,
        K = new Extent.Constant(layer.Spec.Inputs),
        Columns = layer.Spec.Outputs,
        AStrideM = layer.Layout.InputStride,
        AStrideK = 1,
        BStrideK = layer.Layout.WeightStride,
        CStride = layer.Layout.OutputStride,
        Chains = ChainPlanner.Split(layer.Spec.Outputs, layer.Spec.Inputs),
        RowMethod = RowMethodOf(layer),
        Division = layer.DividesInputs ? TileDivision.Terms : TileDivision.None,
        Epilogue = Fusion.InProduct(layer)?.Epilogue ?? new EpiloguePlan.Store("y"),
    };

    private static DotProduct Dot(LayerPlan layer) => new(Name(layer))
    {
        Summary = Summary(layer, "w[n, k]"),
        A = "x",
        B = "w",
        Init = "bias",
        C = "y",
        M = layer.Network.Rows,
        Results = layer.Spec.Outputs,
        Steps = layer.Spec.Inputs,
        AStride = layer.Layout.InputStride,
        BStride = layer.Layout.WeightStride,
        CStride = layer.Layout.OutputStride,
        RowMethod = RowMethodOf(layer),
    };

    private static string Name(LayerPlan layer) => $"Forward{layer.Layout.Number}";

    private static string Summary(LayerPlan layer, string weight)
    {
        string inputs = Literal.Count(layer.Spec.Inputs, "input"), outputs = Literal.Count(layer.Spec.Outputs, "output");
        string shape = $"{inputs}, {outputs}, {layer.Activation.Name}";
        string activation = Fusion.InProduct(layer) is null ? "" : $"{layer.Activation.Name} of ";
        return $"Layer {layer.Layout.Number} ({shape}): y[row, n] = {activation}bias[n] + sum over k of x[row, k] * {weight}.";
    }

    /// <summary>
    /// The products of a small network are inlined, so that one method predicts a row without calls. A large network would exceed what
    /// the JIT optimizes well in one method.
    /// </summary>
    private static RowMethod RowMethodOf(LayerPlan layer) =>
        layer.Network.Spec.Layers.Count <= MaxInlinedLayers ? RowMethod.Inlined : RowMethod.Optimized;
}
