using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <content>What the runtime must know of the network: decided here, so that it does no arithmetic about shapes of its own.</content>
internal sealed partial class NetworkEmitter
{
    private void EmitDescription(SourceWriter writer) => writer
        .Line("/// <summary>In a class of its own, it is there before the first static field of the program's own that creates a network.</summary>")
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
        LossTraits loss = LossTraits.Of(_spec.Loss, _layout.Last.Spec);
        int module = 0;
        foreach (LayerLayout layer in _layout.Layers)
        {
            EmitLayer(writer, layer, ref module);
        }

        writer.Lines($$"""
                },
                ParameterCount = {{_layout.ParameterCount}},
                Loss = {{Initialized($"new(\"{loss.Name}\")", LossFacts(loss))}},
                MaxBatchSize = {{_spec.MaxBatchSize}},
                BufferLength = {{_layout.ParameterLength}},
                StateCount = {{_plan.Optimizer.Buffers.Count}},
                WorkspaceLength = {{_layout.WorkspaceLength}},
                InputOffset = {{BufferLayout.InputOffset}},
                OutputOffset = {{_layout.Last.Flow.Output}},
                OutputGradientOffset = {{_layout.Last.Flow.OutputGradient}},
                TargetOffset = {{_layout.TargetOffset}},
                OutputStride = {{_layout.Last.OutputStride}},
                LearningRate = {{Literal.Double(_spec.Optimizer.LearningRate)}},
            """);
        foreach (string option in NetworkOptions())
        {
            writer.Line($"    {option},");
        }

        writer.Line("};");
    }

    /// <summary>An expression that creates an object, with what differs from the defaults of its properties.</summary>
    private static string Initialized(string creation, IEnumerable<string> properties)
    {
        string[] values = [.. properties];
        return values.Length == 0 ? creation : $"{creation} {{ {string.Join(", ", values)} }}";
    }

    /// <summary>Emits a layer, with its blocks in canonical order.</summary>
    /// <param name="module">The number of the layer's first module in PyTorch's <c>nn.Sequential</c>; then that of the next layer's.</param>
    private static void EmitLayer(SourceWriter writer, LayerLayout layer, ref int module)
    {
        LayerSpec spec = layer.Spec;
        int product = module++;
        int norm = spec.IsNormalized ? module++ : -1;
        module += (spec.Activation != Activation.Identity ? 1 : 0) + (spec.Dropout > 0 ? 1 : 0);
        string[] blocks =
        [
            Block(layer, "Weight", $"{product}.weight", spec.Outputs, spec.Inputs, layer.WeightOffset, layer.WeightStride, WeightFacts(layer)),
            Vector("Bias", $"{product}.bias", layer.BiasOffset, spec.Initializer == Initializer.Default ? [] : [Start(Initializer.Zeros)]),
            .. spec.IsNormalized
                ?
                [
                    Vector("Gain", $"{norm}.weight", layer.GainOffset, [Start(Initializer.Constant), "InitialValue = 1f"]),
                    Vector("Shift", $"{norm}.bias", layer.ShiftOffset, [Start(Initializer.Zeros)]),
                ]
                : (string[])[],
        ];
        writer.Line($"        new(Inputs: {spec.Inputs}, Outputs: {spec.Outputs}, global::AdamKernels.Activation.{spec.Activation}, new global::AdamKernels.Runtime.ParameterBlock[]")
            .Line("        {");
        foreach (string block in blocks)
        {
            writer.Line($"            {block},");
        }

        writer.Line($"        {Initialized("})", LayerFacts(spec))},");

        string Vector(string role, string name, int offset, IEnumerable<string> facts) =>
            Block(layer, role, name, 1, spec.Outputs, offset, layer.OutputStride, facts);
    }

    private static string Block(LayerLayout layer, string role, string name, int rows, int columns, int offset, int stride, IEnumerable<string> facts) => Initialized(
        $"new(global::AdamKernels.Runtime.ParameterRole.{role}, \"{name}\", Rows: {rows}, Columns: {columns}, Offset: {offset}, Stride: {stride})",
        facts.Concat(TrainingFacts(layer.Spec)));

    private static string Start(Initializer initializer) => $"Initializer = global::AdamKernels.Initializer.{initializer}";

    private static IEnumerable<string> WeightFacts(LayerLayout layer)
    {
        if (layer.Layout == WeightLayout.InputMajor)
        {
            yield return "IsTransposed = true";
        }

        if (layer.Spec.Initializer != Initializer.Default)
        {
            yield return Start(layer.Spec.Initializer);
        }

        if (layer.Spec.Initializer == Initializer.Constant)
        {
            yield return $"InitialValue = {Literal.Float(layer.Spec.InitialValue)}";
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
        if (_plan.Optimizer.Traits.InitialStates.Any(value => value != 0))
        {
            yield return $"InitialStates = new float[] {{ {string.Join(", ", _plan.Optimizer.Traits.InitialStates.Select(Literal.Float))} }}";
        }

        if (_spec.Gradient.MaxNorm is { } norm)
        {
            yield return $"MaxGradientNorm = {Literal.Double(norm)}";
        }

        if (_spec.Gradient.Accumulates)
        {
            yield return $"BatchesPerUpdate = {_spec.Gradient.Batches}";
        }

        if (_spec.AverageDecay is not null)
        {
            yield return $"AverageState = {_plan.Optimizer.Buffers.Count - 1}";
        }

        if (_layout.DividesBatches)
        {
            yield return $"BatchTile = {_layout.BatchTile}";
        }

        if (_spec.StandardizesInputs)
        {
            yield return "StandardizesInputs = true";
        }
    }
}
