using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Program;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>Prints the program of a network: a method for each pass, which calls the kernels.</summary>
/// <param name="plan">The network.</param>
/// <param name="optimizer">Its optimizer.</param>
/// <param name="kernels">The emitters of its kernels.</param>
/// <param name="target">The path whose kernels are called.</param>
internal sealed class ProgramEmitter(NetworkPlan plan, OptimizerEmitter optimizer, KernelEmitters kernels, VectorTarget target)
{
    private readonly EntryPoints _entryPoints = new(plan, optimizer);

    /// <summary>Prints the calls of the forward passes, whose parameters are called so.</summary>
    private readonly KernelCallPrinter _forward = new(kernels, target, "parameters");

    /// <summary>Prints the calls of the backward passes.</summary>
    private readonly KernelCallPrinter _backward = new(kernels, target, "w");

    public void Emit(SourceWriter writer)
    {
        EmitForward(writer);
        EmitPredict(writer.Blank());
        EmitPredictOne(writer.Blank());
        if (plan.CalculateLoss is { } loss)
        {
            EmitLoss(writer.Blank(), loss);
        }

        if (plan.DifferentiateOutputs is { } differentiate)
        {
            EmitOutputGradient(writer.Blank(), differentiate);
        }

        EmitBackward(writer.Blank(), isFused: false);
        if (plan.HasFusedStep)
        {
            EmitBackward(writer.Blank(), isFused: true);
        }
    }

    private void EmitForward(SourceWriter writer) => writer
        .Line("/// <summary>Activations of every layer, into the workspace.</summary>")
        .Block($"internal static void {_entryPoints.Forward.Declaration}", () => Print(writer, _forward, plan.Forward));

    private void EmitPredict(SourceWriter writer) => writer
        .Line("/// <summary>Outputs of some rows; two buffers hold the activations of one layer and the next in turn.</summary>")
        .Block($"internal static void {_entryPoints.Predict.Declaration}", () => Print(writer, _forward, plan.Predict(ForwardUse.Prediction)));

    private void EmitPredictOne(SourceWriter writer) => writer
        .Line("/// <summary>Outputs of one row; the products of a small network's layers are all in this method.</summary>")
        .Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]")
        .Block($"internal static void {_entryPoints.PredictOne.Declaration}", () => Print(writer, _forward, plan.Predict(ForwardUse.SinglePrediction)));

    private void EmitLoss(SourceWriter writer, KernelCall loss) => writer
        .Line("/// <summary>Loss of the outputs in the workspace, and its gradient at the last layer.</summary>")
        .Block($"internal static float {_entryPoints.CalculateLoss.Declaration}", () => writer.Line($"return {_backward.Print(loss)}"));

    private void EmitOutputGradient(SourceWriter writer, KernelCall differentiate) => writer
        .Line("/// <summary>Brings gradients of the program's own from the outputs to before the last activation, where the loss puts its own.</summary>")
        .Block($"internal static void {_entryPoints.DifferentiateOutputs.Declaration}", () => writer.Line(_backward.Print(differentiate)));

    private void EmitBackward(SourceWriter writer, bool isFused)
    {
        string earlier = plan.Layout.DividesBatches ? "; g has the sums of the batch's earlier rows, if it continues" : "";
        Signature signature = isFused ? _entryPoints.BackpropagateAndUpdate : _entryPoints.Backpropagate;
        writer
            .Line(isFused
                ? $"/// <summary>Backpropagates and updates: each gradient is applied as soon as its tile is summed{earlier}.</summary>"
                : $"/// <summary>Backpropagates and {(plan.Spec.Gradient.Accumulates ? "adds every gradient to" : "stores every gradient in")} g.</summary>")
            .Block($"internal static void {signature.Declaration}", () =>
            {
                foreach (LayerCalls layer in plan.Backward(isFused))
                {
                    Print(writer.Blank().Line($"// {layer.Comment}"), _backward, layer.Calls);
                }
            });
    }

    private static void Print(SourceWriter writer, KernelCallPrinter printer, IEnumerable<KernelCall> calls)
    {
        foreach (KernelCall call in calls)
        {
            if (call.Comment is { } comment)
            {
                writer.Line($"// {comment}");
            }

            writer.Line(printer.Print(call));
        }
    }
}
