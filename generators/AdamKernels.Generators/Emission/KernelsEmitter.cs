using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Emission.Losses;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>Emits the nested class that holds every kernel of a network for one kind of vector, and the passes over its layers.</summary>
internal sealed class KernelsEmitter
{
    private readonly BufferLayout _layout;
    private readonly NetworkSpec _spec;
    private readonly OptimizerEmitter _optimizer;
    private readonly LayerEmitter[] _layers;

    public KernelsEmitter(NetworkSpec spec, BufferLayout layout)
    {
        _spec = spec;
        _layout = layout;
        _optimizer = OptimizerEmitter.For(spec.Optimizer);
        _layers = layout.Layers
            .Select((layer, i) => new LayerEmitter(spec, layer, i == 0 ? null : layout.Layers[i - 1], _optimizer))
            .ToArray();
    }

    public string Emit(VectorTarget target)
    {
        var vector = new VectorWriter(target);
        return SourceFile.EmitKernels(_spec.Type, target, writer => Members(writer, vector));
    }

    private void Members(SourceWriter writer, VectorWriter vector)
    {
        EmitForward(writer);
        EmitPredict(writer.Blank());
        EmitLoss(writer.Blank());
        EmitBackward(writer.Blank(), fused: false);
        EmitBackward(writer.Blank(), fused: true);
        foreach (LayerEmitter layer in _layers)
        {
            layer.EmitForward(writer.Blank(), vector);
        }

        LossEmitter.For(_spec.Loss).Emit(writer.Blank(), vector, _layout.Last);
        foreach (LayerEmitter layer in Enumerable.Reverse(_layers))
        {
            if (layer.HasInputGradient)
            {
                layer.EmitInputGradient(writer.Blank(), vector);
            }

            layer.EmitGradients(writer.Blank(), vector);
            layer.EmitUpdates(writer.Blank(), vector);
        }

        UpdateKernel.Emit(writer.Blank(), vector, _optimizer);
        _optimizer.EmitUpdate(writer.Blank(), vector);
    }

    private void EmitForward(SourceWriter writer) => writer
        .Line("/// <summary>Activations of every layer, into the workspace.</summary>")
        .Block("internal static void Forward(ref float inputs, ref float parameters, ref float workspace, nuint rows)", () =>
        {
            string x = "inputs";
            foreach (LayerEmitter layer in _layers)
            {
                string y = At("workspace", layer.Layer.OutputOffset);
                CallForward(writer, layer, x, y);
                x = y;
            }
        });

    private void EmitPredict(SourceWriter writer) => writer
        .Line("/// <summary>Outputs of some rows; two buffers hold the activations of one layer and the next in turn.</summary>")
        .Block("internal static void Predict(ref float inputs, ref float parameters, ref float odd, ref float even, nuint rows)", () =>
        {
            string x = "inputs";
            foreach (LayerEmitter layer in _layers)
            {
                string y = PredictionPlan.IsFirstHalf(layer.Layer) ? "odd" : "even";
                CallForward(writer, layer, x, y);
                x = y;
            }
        });

    private static void CallForward(SourceWriter writer, LayerEmitter layer, string x, string y)
    {
        int number = layer.Layer.Number;
        writer.Line($"Forward{number}(ref {x}, ref {At("parameters", layer.Layer.WeightOffset)}, ref {At("parameters", layer.Layer.BiasOffset)}, ref {y}, rows);");
        if (layer.HasActivationPass)
        {
            writer.Line($"Activate{number}(ref {y}, rows);");
        }
    }

    private void EmitLoss(SourceWriter writer) => writer
        .Line("/// <summary>Loss of the outputs in the workspace, and its gradient at the last layer.</summary>")
        .Block("internal static float CalculateLoss(ref float workspace, nuint rows)", () => writer.Line(
            $"return Loss(ref {At("workspace", _layout.Last.OutputOffset)}, ref {At("workspace", _layout.TargetOffset)}, ref {At("workspace", _layout.Last.DeltaOffset)}, rows);"));

    private void EmitBackward(SourceWriter writer, bool fused)
    {
        IEnumerable<string> references = fused ? _optimizer.BufferParameters : ["ref float w", "ref float g"];
        string scalars = fused ? ", StepScalars scalars" : "";
        writer
            .Line(fused
                ? "/// <summary>Backpropagates and updates: each gradient is applied while it is in a register.</summary>"
                : "/// <summary>Backpropagates and stores every gradient in g.</summary>")
            .Block(
                $"internal static void {(fused ? "BackpropagateAndUpdate" : "Backpropagate")}(ref float inputs, ref float workspace, {string.Join(", ", references)}, nuint rows{scalars})",
                () =>
                {
                    foreach (LayerEmitter layer in Enumerable.Reverse(_layers))
                    {
                        CallBackward(writer.Blank(), layer, fused);
                    }
                });
    }

    private void CallBackward(SourceWriter writer, LayerEmitter emitter, bool fused)
    {
        LayerLayout layer = emitter.Layer;
        string dy = At("workspace", layer.DeltaOffset);
        string x = layer.Number == 1 ? "inputs" : At("workspace", _layout.Layers[layer.Number - 2].OutputOffset);
        string weights = At("w", layer.WeightOffset);
        writer.Line($"// Layer {layer.Number}{(fused && emitter.HasInputGradient ? ": the input gradient reads the weights before they are updated." : ".")}");
        if (emitter.HasInputGradient)
        {
            LayerLayout previous = _layout.Layers[layer.Number - 2];
            string dx = At("workspace", previous.DeltaOffset);
            if (layer.TransposedOffset >= 0)
            {
                string transposed = At("workspace", layer.TransposedOffset);
                writer.Line($"Transposition.Transpose(ref {weights}, {layer.Spec.Inputs}, {layer.Spec.Outputs}, {layer.WeightStride}, ref {transposed}, {BufferLayout.Pad(layer.Spec.Inputs)});");
                weights = transposed;
            }

            writer.Line($"InputGradient{layer.Number}(ref {dy}, ref {weights}{(emitter.InputGradientReadsResults ? $", ref {x}" : "")}, ref {dx}, rows);");
            if (emitter.HasDerivativePass)
            {
                writer.Line($"Differentiate{previous.Number}(ref {x}, ref {dx}, rows);");
            }
        }

        IEnumerable<string> Targets(int offset) => fused
            ? new[] { "w" }.Concat(_optimizer.States).Select(name => $"ref {At(name, offset)}")
            : [$"ref {At("g", offset)}"];
        string scalars = fused ? ", scalars" : "";
        (string a, string b) = layer.Layout == WeightLayout.InputMajor ? (x, dy) : (dy, x);
        writer
            .Line($"{(fused ? "UpdateWeights" : "WeightGradient")}{layer.Number}(ref {a}, ref {b}, {string.Join(", ", Targets(layer.WeightOffset))}, rows{scalars});")
            .Line($"{(fused ? "UpdateBias" : "BiasGradient")}{layer.Number}(ref {dy}, {string.Join(", ", Targets(layer.BiasOffset))}, rows{scalars});");
    }

    private static string At(string reference, int offset) => offset == 0 ? reference : $"Unsafe.Add(ref {reference}, {Literal.Int(offset)})";
}
