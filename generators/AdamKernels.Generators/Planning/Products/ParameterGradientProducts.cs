using AdamKernels.Generators.Planning.Kernels;

namespace AdamKernels.Generators.Planning.Products;

/// <summary>The products that sum the gradients of a layer's parameters over the rows of a batch.</summary>
internal sealed class ParameterGradientProducts
{
    /// <summary>
    /// Rows of weights from which a call computes a portion of the tiles: the largest tile fits twice, so every path has several. It does
    /// not depend on the path, because the signatures of all paths must be the same.
    /// </summary>
    private const int MinDividedRows = 2 * TilePlanner.MaxRows;

    private readonly LayerPlan _layer;
    private readonly bool _isFused;

    /// <param name="layer">The layer.</param>
    /// <param name="isFused">Whether parameters are updated as soon as their gradients are known.</param>
    public ParameterGradientProducts(LayerPlan layer, bool isFused)
    {
        _layer = layer;
        _isFused = isFused;
        Weights = PlanWeights();
        Vector = PlanVector();
    }

    /// <summary>The product for the weights.</summary>
    public BroadcastProduct Weights { get; }

    /// <summary>The sum over rows for biases, gains and shifts.</summary>
    public KernelPlan Vector { get; }

    /// <summary>What happens to a gradient: it updates its parameter, or is stored in g or added to it.</summary>
    private EpiloguePlan Epilogue =>
        _isFused ? new EpiloguePlan.Update(_layer.Network.Optimizer)
        : _layer.Network.Spec.Gradient.IsAddedByKernels ? new EpiloguePlan.Add("g")
        : new EpiloguePlan.Store("g");

    private string? Continued => _layer.Network.DividesBatches ? "g" : null;

    private BroadcastProduct PlanWeights()
    {
        LayerLayout layout = _layer.Layout;
        bool byInput = layout.Layout == WeightLayout.InputMajor;
        (string Name, int Count, int Stride) inputs = ("x", _layer.Spec.Inputs, layout.InputStride);
        (string Name, int Count, int Stride) outputs = ("dy", _layer.Spec.Outputs, layout.OutputStride);
        ((string Name, int Count, int Stride) a, (string Name, int Count, int Stride) b) =
            byInput ? (inputs, outputs) : (outputs, inputs);
        return new BroadcastProduct($"{(_isFused ? "UpdateWeights" : "WeightGradient")}{layout.Number}")
        {
            GradientOf = $"weights of layer {layout.Number}",
            Continued = Continued,
            Summary = byInput
                ? "g[i, n] = sum over rows of x[row, i] * dy[row, n]."
                : "g[n, i] = sum over rows of dy[row, n] * x[row, i].",
            A = a.Name,
            B = b.Name,
            C = "g",
            M = new Extent.Constant(a.Count),
            K = _layer.Network.SummedRows,
            Columns = b.Count,
            AStrideM = 1,
            AStrideK = a.Stride,
            BStrideK = b.Stride,
            CStride = layout.WeightStride,
            Epilogue = Epilogue,
            ParameterLength = layout.ParameterLength,
            Division = a.Count >= MinDividedRows ? TileDivision.Rows : TileDivision.None,
        };
    }

    private BroadcastProduct PlanVector() => new($"{(_isFused ? "UpdateBias" : "BiasGradient")}{_layer.Layout.Number}")
    {
        GradientOf = $"biases of layer {_layer.Layout.Number}",
        Continued = Continued,
        Summary = "g[n] = sum over rows of dy[row, n].",
        A = null,
        B = "dy",
        C = "g",
        M = new Extent.Constant(1),
        K = _layer.Network.SummedRows,
        Columns = _layer.Spec.Outputs,
        BStrideK = _layer.Layout.OutputStride,
        CStride = _layer.Layout.OutputStride,
        Epilogue = Epilogue,
    };
}
