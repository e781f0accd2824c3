using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Planning.Stages;

/// <summary>Normalizes the sums over each row, and applies gain and, where it subtracts the mean, shift.</summary>
internal sealed class NormalizeStage(LayerPlan layer) : Stage
{
    private readonly KernelPlan _forward = new NormalizeRows(layer.Layout);
    private readonly KernelPlan _backward = new NormalizeRowsBackward(layer.Layout);
    private NamedBuffer? _inverseDeviation;
    private NamedBuffer? _gainProduct;

    public override string NameOfResults => "Scaled";

    public override string? NameOfInput => "Normalized";

    public override bool KeepsInput => true;

    /// <summary>The gradients of the shifts are sums of it.</summary>
    public override bool KeepsGradient => true;

    public override bool NeedsDeviations => true;

    public override int Operations => 10;

    public override IEnumerable<KernelPlan> ForwardKernels => [_forward];

    public override IEnumerable<KernelPlan> BackwardKernels => [_backward];

    public override bool IsModule => true;

    public override IEnumerable<ParameterBlock> Parameters =>
    [
        Vector(ParameterRole.Gain, Gains, Initializer.Constant) with { InitialValue = 1 },
        .. layer.Spec.IsCentered ? [Vector(ParameterRole.Shift, Shifts, Initializer.Zeros)] : (ParameterBlock[])[],
    ];

    public override string? Phrase => layer.Spec.IsCentered ? "normalized" : "RMS-normalized";

    private NamedBuffer Gains => layer.Layout.Vector(nameof(Gains), ParameterRole.Gain);

    private NamedBuffer Shifts => layer.Layout.Vector(nameof(Shifts), ParameterRole.Shift);

    public override void TakeMemory(Workspace workspace)
    {
        _inverseDeviation = workspace.TakeRows($"InverseDeviation{layer.Layout.Number}", stride: 1);
        _gainProduct = workspace.TakeRows($"GainProduct{layer.Layout.Number}", layer.Layout.OutputStride);
    }

    public override IEnumerable<KernelCall> Forward(ForwardBuffers at, ForwardUse use)
    {
        NamedBuffer deviations = use == ForwardUse.Training ? _inverseDeviation! : new NamedBuffer("Deviations", Arena.Deviations);
        var call = new KernelCall(_forward)
        {
            { "z", at.Input }, { "gain", Gains }, { "inverseDeviation", deviations }, { "y", at.Output }, { "rows", Rows(use) },
        };
        if (layer.Spec.IsCentered)
        {
            call.Add("shift", Shifts);
        }

        return [call];
    }

    public override IEnumerable<KernelCall> Backward() =>
    [
        new(_backward)
        {
            { "dy", At.OutputGradient }, { "z", At.Input }, { "gain", Gains }, { "inverseDeviation", _inverseDeviation! },
            { "gainProduct", _gainProduct! }, { "dz", At.InputGradient! },
        },
    ];

    public override IEnumerable<KernelCall> ParameterGradients(bool isFused) =>
    [
        layer.Product.ColumnSums(isFused, _gainProduct!, Gains) with
        {
            Comment = layer.Spec.IsCentered ? "Gains and shifts are sums over rows too." : "Gains are sums over rows too.",
        },
        .. layer.Spec.IsCentered ? [layer.Product.ColumnSums(isFused, At.OutputGradient, Shifts)] : (KernelCall[])[],
    ];

    private ParameterBlock Vector(ParameterRole role, NamedBuffer place, Initializer initializer) =>
        new(role, 1, layer.Spec.Outputs, place, layer.Layout.OutputStride, initializer);
}
