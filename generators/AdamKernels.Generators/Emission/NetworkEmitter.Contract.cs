using AdamKernels.Generators.Emission.Losses;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <content>The contract with the runtime: each member chooses among the kernels.</content>
internal sealed partial class NetworkEmitter
{
    private const string Buffers = "global::AdamKernels.Runtime.TrainingBuffers buffers";
    private const string Scalars = "global::AdamKernels.Runtime.StepScalars scalars";

    private string Contract => $"global::AdamKernels.INetwork<global::{spec.Type.FullName}>";

    private void EmitContract(SourceWriter writer)
    {
        string states = string.Concat(_optimizer.Buffers.Select((_, i) => $", ref buffers.State({i}).Reference"));
        string continues = layout.DividesBatches ? ", buffers.FirstRow > 0" : "";
        string dropout = spec.Layers.Any(layer => layer.Dropout > 0) ? ", buffers.Dropout" : "";
        Member(
            writer,
            $"static void {Contract}.Forward(ref float inputs, {Buffers}, global::System.UIntPtr batchSize)",
            kernels => $"{kernels}.Forward(ref inputs, ref buffers.Parameters.Reference, ref buffers.Workspace.Reference, batchSize{dropout});");
        EmitLoss(writer.Blank());
        Member(
            writer.Blank(),
            $"static void {Contract}.Backpropagate(ref float inputs, {Buffers}, global::System.UIntPtr batchSize)",
            kernels => $"{kernels}.Backpropagate(ref inputs, ref buffers.Workspace.Reference, ref buffers.Parameters.Reference, ref buffers.Gradients.Reference, batchSize{continues}{dropout});");
        if (spec.Gradient.AllowsFusion)
        {
            Member(
                writer.Blank(),
                $"static void {Contract}.BackpropagateAndUpdate(ref float inputs, {Buffers}, global::System.UIntPtr batchSize, {Scalars})",
                kernels => $"{kernels}.BackpropagateAndUpdate(ref inputs, ref buffers.Workspace.Reference, ref buffers.Parameters.Reference{states}{(layout.DividesBatches ? ", ref buffers.Gradients.Reference" : "")}, batchSize{continues}{dropout}, scalars);");
        }

        EmitUpdate(writer.Blank());
        writer.Blank()
            .Line($"static global::AdamKernels.Runtime.StepScalars {Contract}.AdvanceStep(ref global::AdamKernels.Runtime.OptimizerState state, double learningRate) =>")
            .Line($"    global::AdamKernels.Runtime.StepRule.{_optimizer.Advance};");
    }

    private void EmitLoss(SourceWriter writer)
    {
        string loss = $"static float {Contract}.CalculateLoss({Buffers}, global::System.UIntPtr batchSize, double divisor)";
        if (spec.Loss is CustomLossSpec)
        {
            writer.Line("/// <summary>There is none: the program computes the loss itself.</summary>")
                .Line($"{loss} => throw new global::System.InvalidOperationException(\"The network declares [CustomLoss].\");");
        }
        else
        {
            string firstRow = layout.DividesBatches ? ", (global::System.UIntPtr)buffers.FirstRow" : "";
            Member(writer, loss, kernels => $"return {kernels}.CalculateLoss(ref buffers.Workspace.Reference, batchSize, divisor{firstRow});");
        }

        string differentiate = $"static void {Contract}.DifferentiateOutputs({Buffers}, global::System.UIntPtr batchSize)";
        writer.Blank();
        if (new LayerEmitter(spec, layout, layout.Layers.Length - 1, _optimizer).DifferentiatesOutputs)
        {
            Member(writer, differentiate, kernels => $"{kernels}.DifferentiateOutputs(ref buffers.Workspace.Reference, batchSize);");
        }
        else
        {
            writer.Block(differentiate, () => { });
        }

        writer.Blank();
    }

    /// <summary>One pass over all parameters, or one over each run of layers that share a learning rate.</summary>
    private void EmitUpdate(SourceWriter writer) => writer.Block(
        $"static void {Contract}.UpdateParams(global::AdamKernels.Runtime.AlignedBuffer gradients, {Buffers}, {Scalars})",
        () => PathSwitch.Emit(writer, "", target => [.. UpdateRange.Of(layout).Select(range => Call(SourceFile.KernelClass(spec.Type, target), range))]));

    private string Call(string kernels, UpdateRange range)
    {
        IEnumerable<string> references = new[] { "gradients", "buffers.Parameters" }
            .Concat(_optimizer.Buffers.Select((_, i) => $"buffers.State({i})"))
            .Select(buffer => range.Offset == 0
                ? $"ref {buffer}.Reference"
                : $"ref global::System.Runtime.CompilerServices.Unsafe.Add(ref {buffer}.Reference, {Literal.Int(range.Offset)})");
        string scalars = range.LearningRateFactor == 1 ? "scalars" : $"scalars.Scaled({Literal.Double(range.LearningRateFactor)})";
        return $"{kernels}.UpdateParams({string.Join(", ", references)}, {Literal.Int(range.Length)}, {scalars});";
    }

    private void Member(SourceWriter writer, string signature, Func<string, string> call) =>
        writer.Block(signature, () => PathSwitch.Emit(writer, spec.Type, "", call));
}
