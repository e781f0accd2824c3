using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Planning.Stages;

/// <summary>Adds the layer's inputs to its outputs, and the gradient of the outputs to that of the inputs.</summary>
internal sealed class AddInputsStage(LayerPlan layer) : Stage
{
    private readonly KernelPlan _add = new AddPass(layer.Layout);

    public override IEnumerable<KernelPlan> ForwardKernels => [_add];

    public override string? Phrase => "inputs added";

    public override IEnumerable<KernelCall> Forward(ForwardBuffers at, ForwardUse use)
    {
        // Dropout leaves its results where the sum goes.
        bool changed = use == ForwardUse.Training && layer.Spec.Dropout > 0;
        return [new(_add) { { "x", at.Input }, { "y", changed ? at.Output : at.Result }, { "sum", at.Output }, { "rows", Rows(use) } }];
    }

    public override IEnumerable<KernelCall> CompleteInputGradient(NamedBuffer gradient) =>
        [new(_add) { { "x", layer.Buffers.OutputGradient }, { "y", gradient }, { "sum", gradient } }];
}
