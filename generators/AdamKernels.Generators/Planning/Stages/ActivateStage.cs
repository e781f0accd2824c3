using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Planning.Stages;

/// <summary>Applies the activation.</summary>
internal sealed class ActivateStage(LayerPlan layer) : Stage
{
    private ActivationTraits Traits => layer.Activation;

    public override string NameOfResults => "Activations";

    public override int Operations => Traits.HasDerivative ? Traits.IsShort ? 2 : 20 : 0;

    public override bool ChangesValue => Traits.HasDerivative;

    public override bool ChangesGradient => Traits.HasDerivative;

    public override bool KeepsInput => Traits.DerivativeReadsArgument;

    public override bool KeepsOutput => Traits.HasDerivative && !Traits.DerivativeReadsArgument;

    public override EpiloguePlan? Epilogue =>
        Traits.HasDerivative && Traits.IsShort ? new EpiloguePlan.Activate(layer.Spec.Activation, "y") : null;

    public override EpiloguePlan? GradientEpilogue =>
        Traits.HasDerivative && Traits.IsDerivativeShort
            ? new EpiloguePlan.Differentiate(layer.Spec.Activation, "x", "dx")
            : null;

    public override bool MayJoinLoss =>
        Traits.HasDerivative && Traits.IsDerivativeShort && !Traits.DerivativeReadsArgument;

    public override IEnumerable<KernelPlan> ForwardKernels => [ForwardKernel];

    public override IEnumerable<KernelPlan> BackwardKernels => [BackwardKernel];

    public override bool IsModule => Traits.HasDerivative;

    public override string? Phrase => layer.Spec.Activation.ToString();

    private ActivatePass ForwardKernel => new(layer.Layout, At.IsInPlace);

    private DifferentiatePass BackwardKernel => new(layer.Layout, At.IsGradientInPlace);

    /// <summary>What the derivative is computed from.</summary>
    private NamedBuffer Kept => Traits.DerivativeReadsArgument ? At.Input : At.Output;

    public override IEnumerable<KernelCall> Forward(ForwardBuffers at, ForwardUse use)
    {
        var call = new KernelCall(ForwardKernel) { { "y", at.Output }, { "rows", Rows(use) } };
        if (!At.IsInPlace)
        {
            call.Add("x", at.Input);
        }

        return [call];
    }

    public override IEnumerable<KernelCall> Backward()
    {
        var call = new KernelCall(BackwardKernel) { { "x", Kept }, { "dx", At.InputGradient! } };
        if (!At.IsGradientInPlace)
        {
            call.Add("dy", At.OutputGradient);
        }

        return [call];
    }

    public override void AddGradientArguments(KernelCall call) => call.Add("x", Kept);
}
