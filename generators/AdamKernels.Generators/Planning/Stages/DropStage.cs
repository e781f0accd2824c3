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

    public override bool DependsOnPosition => true;

    public override IEnumerable<KernelPlan> ForwardKernels => [_drop];

    public override bool IsModule => true;

    public override string? Phrase => $"dropout {Literal.Plain(layer.Spec.Dropout)}";

    public override IEnumerable<KernelCall> Forward(ForwardBuffers at, ForwardUse use) =>
        [new(_drop) { { "x", at.Input }, { "y", at.Output } }];

    public override IEnumerable<KernelCall> Backward() => [new(_drop) { { "x", At.OutputGradient }, { "y", At.InputGradient! } }];
}
