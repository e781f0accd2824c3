using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Planning.Stages;

/// <summary>Drops a fraction of the outputs in training, and the gradients of the same outputs.</summary>
internal sealed class DropStage(LayerPlan layer) : Stage
{
    private readonly KernelPlan _drop = new DropPass(layer.Layout);

    public override string NameOfResults => "Dropped";

    public override bool ChangesPrediction => false;

    public override int Operations => 15;

    public override IEnumerable<KernelPlan> ForwardKernels => [_drop];

    public override bool IsModule => true;

    public override string? Phrase =>
        $"dropout {Literal.Plain(layer.Spec.Dropout)}{(layer.Spec.HasAdjustableDropout ? ", adjustable" : "")}";

    public override IEnumerable<KernelCall> Forward(ForwardBuffers at, ForwardUse use) =>
        [Drop(at.Input, at.Output)];

    public override IEnumerable<KernelCall> Backward() => [Drop(At.OutputGradient, At.InputGradient!)];

    private KernelCall Drop(NamedBuffer from, NamedBuffer to)
    {
        var call = new KernelCall(_drop) { { "x", from }, { "y", to } };
        if (layer.Spec.HasAdjustableDropout)
        {
            call.Add("fraction", new Argument.DropFraction(layer.Layout.Number - 1));
        }

        return call;
    }
}
