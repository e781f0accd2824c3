using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Planning.Stages;

/// <summary>Normalizes the sums over each row, and applies gain and shift.</summary>
internal sealed class NormalizeStage(LayerPlan layer) : Stage
{
    private readonly KernelPlan _forward = new NormalizeRows(layer.Layout);
    private readonly KernelPlan _backward = new NormalizeRowsBackward(layer.Layout);

    public override IEnumerable<KernelPlan> ForwardKernels => [_forward];

    public override IEnumerable<KernelPlan> BackwardKernels => layer.IsReachedBackward ? [_backward] : [];

    public override bool IsModule => true;

    public override IEnumerable<ParameterBlock> Parameters =>
    [
        Vector(ParameterRole.Gain, layer.Buffers.Gains, Initializer.Constant) with { InitialValue = 1 },
        Vector(ParameterRole.Shift, layer.Buffers.Shifts, Initializer.Zeros),
    ];

    public override string? Phrase => "normalized";

    public override IEnumerable<KernelCall> Forward(ForwardBuffers at, ForwardUse use) =>
    [
        new(_forward)
        {
            { "z", at.Sum }, { "gain", layer.Buffers.Gains }, { "shift", layer.Buffers.Shifts },
            { "inverseDeviation", at.InverseDeviation },
            { "y", at.Argument }, { "rows", Rows(use) },
        },
    ];

    public override IEnumerable<KernelCall> Backward()
    {
        ForwardBuffers at = layer.Buffers.Forward(layer.Input);
        return
        [
            new(_backward)
            {
                { "dy", layer.Buffers.ArgumentGradient }, { "z", at.Sum }, { "gain", layer.Buffers.Gains },
                { "inverseDeviation", at.InverseDeviation },
                { "gainProduct", layer.Buffers.GainProduct }, { "dz", layer.Buffers.Delta },
            },
        ];
    }

    public override IEnumerable<KernelCall> ParameterGradients(bool isFused) =>
    [
        layer.Product.ColumnSums(
            isFused, layer.Buffers.GainProduct, layer.Buffers.Gains) with { Comment = "Gains and shifts are sums over rows too." },
        layer.Product.ColumnSums(isFused, layer.Buffers.ArgumentGradient, layer.Buffers.Shifts),
    ];

    private ParameterBlock Vector(ParameterRole role, NamedBuffer place, Initializer initializer) =>
        new(role, 1, layer.Spec.Outputs, place, layer.Layout.OutputStride, initializer);
}
