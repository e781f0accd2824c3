using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Program;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>Emits the description of the network for the runtime, which therefore does no arithmetic about shapes of its own.</summary>
/// <param name="plan">The network.</param>
internal sealed class DescriptionEmitter(NetworkPlan plan)
{
    public void Emit(SourceWriter writer) => writer
        .Line("/// <summary>A class of its own, so that it is initialized before any static field that creates a network.</summary>")
        .Block("private static class EmittedDescription", () => EmitValue(writer))
        .Line("");

    private void EmitValue(SourceWriter writer)
    {
        writer.Lines($$"""
            internal static readonly global::AdamKernels.Runtime.NetworkDescription Value = new()
            {
                Layers = new global::AdamKernels.Runtime.LayerDescription[]
                {
            """);
        LossTraits loss = plan.Loss.Traits;
        foreach (LayerPlan layer in plan.Layers)
        {
            EmitLayer(writer, layer);
        }

        writer.Lines($$"""
                },
                Model = "{{DeclarationText.Model(plan.Spec)}}",
                Training = "{{DeclarationText.Training(plan.Spec)}}",
                ParameterCount = {{plan.Layout.ParameterCount}},
                Loss = {{Initialized($"new(\"{loss.Name}\")", LossFacts(loss))}},
                MaxBatchSize = {{plan.Spec.MaxBatchSize}},
                BufferLength = {{plan.Layout.ParameterLength}},
                StateCount = {{plan.Optimizer.Buffers.Count}},
                TrainedLength = {{plan.TrainedLength}},
                Work = new({{Describe(plan.Cost)}}),
                WorkspaceLength = {{plan.Program.WorkspaceLength}},
                InputOffset = {{plan.BatchInputs.Offset}},
                OutputOffset = {{plan.Last.Output.Offset}},
                OutputGradientOffset = {{plan.Last.OutputGradient.Offset}},
                TargetOffset = {{plan.Loss.Targets.Offset}},
                OutputStride = {{plan.Layout.Last.OutputStride}},
                LearningRate = {{Literal.Double(plan.Spec.Optimizer.LearningRate)}},
            """);
        foreach (string option in NetworkOptions())
        {
            writer.Line($"    {option},");
        }

        writer.Line("};");
    }

    /// <summary>An expression that creates an object and sets the properties that differ from their defaults.</summary>
    private static string Initialized(string creation, IEnumerable<string> properties)
    {
        string[] values = [.. properties];
        return values.Length == 0 ? creation : $"{creation} {{ {string.Join(", ", values)} }}";
    }

    /// <summary>Emits a layer, with its parameters in canonical order.</summary>
    private static void EmitLayer(SourceWriter writer, LayerPlan layer)
    {
        LayerSpec spec = layer.Spec;
        writer.Line($"        new(Inputs: {spec.Inputs}, Outputs: {spec.Outputs}, global::AdamKernels.Activation.{spec.Activation}, "
                + "new global::AdamKernels.Runtime.ParameterBlock[]")
            .Line("        {");
        foreach ((string name, ParameterBlock block) in layer.NamedParameters)
        {
            writer.Line($"            {Describe(block, name, spec)},");
        }

        writer.Line($"        {Initialized("})", LayerFacts(spec))},");
    }

    private static string Describe(ParameterBlock block, string name, LayerSpec layer) => Initialized(
        $"new(global::AdamKernels.Runtime.ParameterRole.{block.Role}, \"{name}\", Rows: {block.Rows}, Columns: {block.Columns}, "
            + $"Offset: {block.Place.Offset}, Stride: {block.Stride})",
        BlockFacts(block).Concat(TrainingFacts(layer)));

    private static string Describe(StepCost cost) =>
        $"Forward: {cost.Forward}, Backward: {cost.Backward}, Transpose: {cost.Transpose}, "
            + $"Gradient: {cost.Gradient}, Update: {cost.Update}";

    private static string Divisions(IEnumerable<PassPart> parts) =>
        "new global::AdamKernels.Runtime.PassDivision[] { "
            + string.Join(", ", parts.Select(part => $"global::AdamKernels.Runtime.PassDivision.{part.Division}"))
            + " }";

    private static IEnumerable<string> BlockFacts(ParameterBlock block)
    {
        if (block.IsTransposed)
        {
            yield return "IsTransposed = true";
        }

        if (block.Initializer != Initializer.Default)
        {
            yield return $"Initializer = global::AdamKernels.Initializer.{block.Initializer}";
        }

        if (block.Initializer == Initializer.Constant)
        {
            yield return $"InitialValue = {Literal.Float(block.InitialValue)}";
        }
    }

    /// <summary>How the parameters of a layer are trained.</summary>
    private static IEnumerable<string> TrainingFacts(LayerSpec spec)
    {
        if (spec.IsFrozen)
        {
            yield return "IsTrained = false";
        }

        if (spec.LearningRateFactor != 1)
        {
            yield return $"LearningRateFactor = {Literal.Double(spec.LearningRateFactor)}";
        }
    }

    /// <summary>What a layer declares besides its shape and its parameters.</summary>
    private static IEnumerable<string> LayerFacts(LayerSpec spec)
    {
        if (spec.Dropout > 0)
        {
            yield return $"Dropout = {Literal.Double(spec.Dropout)}";
        }

        if (spec.HasAdjustableDropout)
        {
            yield return "HasAdjustableDropout = true";
        }

        if (spec.IsResidual)
        {
            yield return "IsResidual = true";
        }
    }

    private static IEnumerable<string> LossFacts(LossTraits loss)
    {
        if (!loss.TakesTargets)
        {
            yield return "TakesTargets = false";
        }

        if (loss.TakesLabels)
        {
            yield return "TakesLabels = true";
        }

        if (loss.HasTermPerSample)
        {
            yield return "HasTermPerSample = true";
        }

        if (loss.OutputsPerDecision > 0)
        {
            yield return $"OutputsPerDecision = {loss.OutputsPerDecision}";
        }

        if (loss.ClassWeights.Count > 0)
        {
            yield return $"ClassWeights = new float[] {{ {string.Join(", ", loss.ClassWeights.Select(Literal.Float))} }}";
        }
    }

    /// <summary>What the network declares besides its layers, its loss and its optimizer.</summary>
    private IEnumerable<string> NetworkOptions()
    {
        IReadOnlyList<double> states = plan.Optimizer.Traits.InitialStates;
        if (states.Any(value => value != 0))
        {
            yield return $"InitialStates = new float[] {{ {string.Join(", ", states.Select(Literal.Float))} }}";
        }

        if (plan.Spec.Gradient.MaxNorm is { } norm)
        {
            yield return $"MaxGradientNorm = {Literal.Double(norm)}";
        }

        if (plan.Spec.Gradient.Accumulates)
        {
            yield return $"BatchesPerUpdate = {plan.Spec.Gradient.Batches}";
        }

        if (plan.Spec.Gradient.IsSharded)
        {
            yield return $"Shards = {plan.Spec.Gradient.Shards}";
        }

        if (!plan.HasFusedStep)
        {
            yield return "IsFused = false";
        }

        if (UpdateFromMemory.Rows(plan) is > 0 and var rows)
        {
            yield return $"RowsUpdatedFromMemory = {rows}";
        }

        if (plan.Optimizer.AverageState is { } average)
        {
            yield return $"AverageState = {average}";
        }

        if (plan.DividesBatches)
        {
            yield return $"BatchTile = {plan.BatchTile}";
        }

        var passes = new[] { ("ForwardParts", plan.Program.ForwardParts), ("BackpropagateParts", plan.Program.BackpropagateParts) };
        foreach ((string name, IReadOnlyList<PassPart> parts) in passes.Where(pass => pass.Item2.Count > 0))
        {
            yield return $"{name} = {Divisions(parts)}";
        }

        if (plan.Loss.Terms is { } terms)
        {
            yield return $"LossTermOffset = {terms.Offset}";
        }

        if (plan.Program.PendingLength > 0)
        {
            yield return $"PendingLength = {plan.Program.PendingLength}";
        }

        if (plan.InputGradients is { } inputGradients)
        {
            yield return $"InputGradientOffset = {inputGradients.Offset}";
            yield return $"InputGradientStride = {inputGradients.RowStride}";
        }

        NetworkSpec spec = plan.Spec;
        var options = new[] { ("StandardizesInputs", spec.StandardizesInputs), ("StandardizesTargets", spec.StandardizesTargets) };
        foreach ((string option, _) in options.Where(option => option.Item2))
        {
            yield return $"{option} = true";
        }
    }
}
