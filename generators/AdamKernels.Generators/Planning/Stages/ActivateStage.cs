using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Planning.Stages;

/// <summary>Applies the activation in a pass of its own, unless the product does; likewise the derivative.</summary>
internal sealed class ActivateStage(LayerPlan layer) : Stage
{
    private readonly ActivatePass _forward = new(
        layer.Layout,
        IsInPlace: layer.Layout.Flow.Argument == layer.Layout.Flow.Result);
    private readonly DifferentiatePass _backward = new(
        layer.Layout,
        IsInPlace: layer.Layout.Flow.OutputGradient == layer.Layout.Flow.ArgumentGradient || layer.Spec.Dropout > 0);

    public override IEnumerable<KernelPlan> ForwardKernels => layer.Fusion.HasActivationPass ? [_forward] : [];

    public override IEnumerable<KernelPlan> BackwardKernels =>
        layer.IsReachedBackward && (layer.Fusion.HasDerivativePass || layer.Fusion.DifferentiatesOutputs) ? [_backward] : [];

    public override bool IsModule => layer.Activation.HasDerivative;

    public override string? Phrase => layer.Spec.Activation.ToString();

    /// <summary>The call that multiplies the gradient at the activation's results by its derivative.</summary>
    public KernelCall Differentiate
    {
        get
        {
            var call = new KernelCall(_backward)
            {
                { "x", layer.Buffers.Kept(layer.Activation) }, { "dx", layer.Buffers.ArgumentGradient },
            };
            if (!_backward.IsInPlace)
            {
                call.Add("dy", layer.Buffers.OutputGradient);
            }

            return call;
        }
    }

    public override IEnumerable<KernelCall> Forward(ForwardBuffers at, ForwardUse use)
    {
        if (!layer.Fusion.HasActivationPass)
        {
            return [];
        }

        var call = new KernelCall(_forward) { { "y", at.Result }, { "rows", Rows(use) } };
        if (!_forward.IsInPlace)
        {
            call.Add("x", at.Argument);
        }

        return [call];
    }

    public override IEnumerable<KernelCall> Backward() => layer.Fusion.HasDerivativePass ? [Differentiate] : [];
}
