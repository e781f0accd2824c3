using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Planning.Stages;

/// <summary>Normalizes the sums over each row, and applies gain and, where it subtracts the mean, shift.</summary>
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
        .. layer.Spec.IsCentered ? [Vector(ParameterRole.Shift, layer.Buffers.Shifts, Initializer.Zeros)] : (ParameterBlock[])[],
    ];

    public override string? Phrase => layer.Spec.IsCentered ? "normalized" : "RMS-normalized";

    public override IEnumerable<KernelCall> Forward(ForwardBuffers at, ForwardUse use)
    {
        var call = new KernelCall(_forward)
        {
            { "z", at.Sum }, { "gain", layer.Buffers.Gains }, { "inverseDeviation", at.InverseDeviation }, { "y", at.Argument },
            { "rows", Rows(use) },
        };
        if (layer.Spec.IsCentered)
        {
            call.Add("shift", layer.Buffers.Shifts);
        }

        return [call];
    }

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
        layer.Product.ColumnSums(isFused, layer.Buffers.GainProduct, layer.Buffers.Gains) with
        {
            Comment = layer.Spec.IsCentered ? "Gains and shifts are sums over rows too." : "Gains are sums over rows too.",
        },
        .. layer.Spec.IsCentered
            ? [layer.Product.ColumnSums(isFused, layer.Buffers.ArgumentGradient, layer.Buffers.Shifts)]
            : (KernelCall[])[],
    ];

    private ParameterBlock Vector(ParameterRole role, NamedBuffer place, Initializer initializer) =>
        new(role, 1, layer.Spec.Outputs, place, layer.Layout.OutputStride, initializer);
}
