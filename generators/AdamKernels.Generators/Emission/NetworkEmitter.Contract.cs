using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <content>The contract with the runtime: each member chooses among the kernels.</content>
internal sealed partial class NetworkEmitter
{
    private const string Buffers = "global::AdamKernels.Runtime.TrainingBuffers buffers";
    private const string Scalars = "global::AdamKernels.Runtime.StepScalars scalars";

    private string Contract => $"global::AdamKernels.INetwork<global::{_spec.Type.FullName}>";

    private void EmitContract(SourceWriter writer)
    {
        Member(
            writer,
            $"static void {Contract}.Forward(ref float inputs, {Buffers}, global::System.UIntPtr batchSize)",
            _entryPoints.Forward);
        EmitLoss(writer.Blank());
        Member(
            writer.Blank(),
            $"static void {Contract}.Backpropagate(ref float inputs, {Buffers}, global::System.UIntPtr batchSize)",
            _entryPoints.Backpropagate);
        if (_plan.HasFusedStep)
        {
            Member(
                writer.Blank(),
                $"static void {Contract}.BackpropagateAndUpdate(ref float inputs, {Buffers}, global::System.UIntPtr batchSize, {Scalars})",
                _entryPoints.BackpropagateAndUpdate);
        }

        EmitUpdate(writer.Blank());
        writer.Blank()
            .Line($"static global::AdamKernels.Runtime.StepScalars {Contract}.AdvanceStep(ref global::AdamKernels.Runtime.OptimizerState state, double learningRate) =>")
            .Line($"    global::AdamKernels.Runtime.StepRule.{_optimizer.Advance};");
    }

    private void EmitLoss(SourceWriter writer)
    {
        string loss = $"static float {Contract}.CalculateLoss({Buffers}, global::System.UIntPtr batchSize, double divisor)";
        if (_plan.Loss is null)
        {
            writer.Line("/// <summary>There is none: the program computes the loss itself.</summary>")
                .Line($"{loss} => throw new global::System.InvalidOperationException(\"The network declares [CustomLoss].\");");
        }
        else
        {
            Member(writer, loss, _entryPoints.CalculateLoss, "return ");
        }

        string differentiate = $"static void {Contract}.DifferentiateOutputs({Buffers}, global::System.UIntPtr batchSize)";
        writer.Blank();
        if (_plan.DifferentiateOutputs is not null)
        {
            Member(writer, differentiate, _entryPoints.DifferentiateOutputs);
        }
        else
        {
            writer.Block(differentiate, () => { });
        }

        writer.Blank();
    }

    /// <summary>One pass over all parameters, or one over each run of layers that share a learning rate.</summary>
    private void EmitUpdate(SourceWriter writer) => writer.Block(
        $"static void {Contract}.UpdateParameters(global::AdamKernels.Runtime.AlignedBuffer gradients, {Buffers}, {Scalars})",
        () => PathSwitch.Emit(writer, "", target => [.. UpdateRange.Of(_layout).Select(range => Call(SourceFile.KernelClass(_spec.Type, target), range))]));

    private string Call(string kernels, UpdateRange range)
    {
        IEnumerable<string> references = new[] { "gradients", "buffers.Parameters" }
            .Concat(_optimizer.Buffers.Select((_, i) => $"buffers.State({i})"))
            .Select(buffer => range.Offset == 0
                ? $"ref {buffer}.Reference"
                : $"ref global::System.Runtime.CompilerServices.Unsafe.Add(ref {buffer}.Reference, {Literal.Int(range.Offset)})");
        string scalars = range.LearningRateFactor == 1 ? "scalars" : $"scalars.Scaled({Literal.Double(range.LearningRateFactor)})";
        return $"{kernels}.UpdateParameters({string.Join(", ", references)}, {Literal.Int(range.Length)}, {scalars});";
    }

    private void Member(SourceWriter writer, string signature, Signature method, string result = "") => writer.Block(
        signature,
        () => PathSwitch.Emit(writer, _spec.Type, "", kernels => $"{result}{kernels}.{method.Call(parameter => Argument(parameter.Name))};"));

    /// <summary>What a member of the contract has for a parameter of the kernels.</summary>
    private string Argument(string parameter) => parameter switch
    {
        "inputs" => "ref inputs",
        "parameters" or "w" => "ref buffers.Parameters.Reference",
        "workspace" => "ref buffers.Workspace.Reference",
        "g" => "ref buffers.Gradients.Reference",
        "rows" => "batchSize",
        "firstRow" => "(global::System.UIntPtr)buffers.FirstRow",
        "continues" => "buffers.FirstRow > 0",
        "dropout" => "buffers.Dropout",
        "divisor" or "scalars" => parameter,
        _ => $"ref buffers.State({_optimizer.Buffers.ToList().IndexOf(parameter)}).Reference",
    };
}
