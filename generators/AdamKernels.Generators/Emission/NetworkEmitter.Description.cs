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
        foreach (LayerLayout layer in _layout.Layers)
        {
            string[] options = [.. LayerOptions(layer)];
            writer.Line(
                $"        new global::AdamKernels.Runtime.LayerDescription({layer.Spec.Inputs}, {layer.Spec.Outputs}, global::AdamKernels.Activation.{layer.Spec.Activation}, global::AdamKernels.Runtime.WeightLayout.{layer.Layout}, "
                + $"WeightOffset: {layer.WeightOffset}, WeightStride: {layer.WeightStride}, BiasOffset: {layer.BiasOffset}){(options.Length > 0 ? $" {{ {string.Join(", ", options)} }}" : "")},");
        }

        writer.Lines($$"""
                },
                ParameterCount = {{_layout.ParameterCount}},
                Loss = global::AdamKernels.Runtime.LossKind.{{_spec.Loss.Kind}},
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

    /// <summary>What a layer declares besides its shape.</summary>
    private static IEnumerable<string> LayerOptions(LayerLayout layer)
    {
        LayerSpec spec = layer.Spec;
        if (spec.IsNormalized)
        {
            yield return $"GainOffset = {layer.GainOffset}";
            yield return $"ShiftOffset = {layer.ShiftOffset}";
        }

        if (spec.Dropout > 0)
        {
            yield return $"Dropout = {Literal.Double(spec.Dropout)}";
        }

        if (spec.IsResidual)
        {
            yield return "IsResidual = true";
        }

        if (spec.IsFrozen)
        {
            yield return "IsFrozen = true";
        }

        if (spec.LearningRateFactor != 1)
        {
            yield return $"LearningRateFactor = {Literal.Double(spec.LearningRateFactor)}";
        }

        if (spec.Initializer != InitializerKind.Default)
        {
            yield return $"Initializer = global::AdamKernels.Initializer.{spec.Initializer}";
        }

        if (spec.Initializer == InitializerKind.Constant)
        {
            yield return $"InitialValue = {Literal.Float(spec.InitialValue)}";
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

        if (_spec.Loss is SoftmaxCrossEntropySpec { ClassWeights: { Count: > 0 } weights })
        {
            yield return $"ClassWeights = new float[] {{ {string.Join(", ", weights.Select(Literal.Float))} }}";
        }
    }
}
