using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Planning.Stages;

/// <summary>Adds the layer's inputs to its outputs, and the gradient of the outputs to that of the inputs.</summary>
internal sealed class AddInputsStage(LayerPlan layer) : Stage
{
    private readonly KernelPlan _add = new AddPass(layer.Layout);

    public override string NameOfResults => "Added";

    public override bool ChangesGradient => false;

    public override bool KeepsGradient => true;

    public override bool AddsToInputGradient => true;

    public override int Operations => 3;

    public override IEnumerable<KernelPlan> ForwardKernels => [_add];

    public override string? Phrase => "inputs added";

    public override IEnumerable<KernelCall> Forward(ForwardBuffers at, ForwardUse use) =>
        [new(_add) { { "x", at.LayerInput }, { "y", at.Input }, { "sum", at.Output }, { "rows", Rows(use) } }];

    public override IEnumerable<KernelCall> CompleteInputGradient()
    {
        NamedBuffer gradient = layer.Product.At.InputGradient!;
        return [new(_add) { { "x", At.OutputGradient }, { "y", gradient }, { "sum", gradient } }];
    }
}
