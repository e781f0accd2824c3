using AdamKernels.Generators.Emission.Activations;
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
        _optimizer = OptimizerEmitter.For(spec);
        _layers = layout.Layers.Select((_, i) => new LayerEmitter(spec, layout, i, _optimizer)).ToArray();
    }

    /// <summary>Whether a training step drops outputs, and so needs a key of random numbers.</summary>
    private bool Drops => _spec.Layers.Any(layer => layer.Dropout > 0);

    /// <summary>Whether sums over rows go on from those of earlier rows of the batch, as a parameter of what has such sums.</summary>
    private string ContinuesParameter => _layout.DividesBatches ? ", bool continues" : "";

    private string Continues => _layout.DividesBatches ? ", continues" : "";

    private string DropoutParameter => Drops ? ", DropoutKey dropout" : "";

    public string Emit(VectorTarget target)
    {
        var vector = new VectorWriter(target);
        return SourceFile.EmitKernels(_spec.Type, target, writer => Members(writer, vector));
    }

    private void Members(SourceWriter writer, VectorWriter vector)
    {
        EmitForward(writer);
        EmitPredict(writer.Blank(), one: false);
        EmitPredict(writer.Blank(), one: true);
        if (_spec.Loss is not CustomLossSpec)
        {
            EmitLoss(writer.Blank());
        }

        EmitOutputGradient(writer);
        EmitBackward(writer.Blank(), vector, fused: false);
        if (_spec.Gradient.AllowsFusion)
        {
            EmitBackward(writer.Blank(), vector, fused: true);
        }

        foreach (LayerEmitter layer in _layers)
        {
            layer.EmitForward(writer.Blank(), vector);
            layer.EmitStages(writer, vector);
        }

        if (_spec.Loss is not CustomLossSpec)
        {
            LossEmitter.For(_spec.Loss).Emit(writer.Blank(), vector, _layout.Last, _layout.DividesBatches);
        }

        foreach (LayerEmitter layer in Enumerable.Reverse(_layers))
        {
            if (layer.HasInputGradient)
            {
                layer.EmitInputGradient(writer.Blank(), vector);
            }

            if (layer.IsTrained)
            {
                layer.EmitGradients(writer.Blank(), vector);
            }

            if (layer.IsTrained && _spec.Gradient.AllowsFusion)
            {
                layer.EmitUpdates(writer.Blank(), vector);
            }
        }

        EmitActivations(writer, vector);
        UpdateKernel.Emit(writer.Blank(), vector, _optimizer);
        _optimizer.EmitUpdate(writer.Blank(), vector);
    }

    /// <summary>What is written out once for each activation, however many layers and kernels use it.</summary>
    private void EmitActivations(SourceWriter writer, VectorWriter vector)
    {
        foreach (ActivationKind kind in _layers.Select(layer => layer.Layer.Spec.Activation).Distinct().Where(kind => kind != ActivationKind.Identity))
        {
            ActivationEmitter activation = ActivationEmitter.For(kind);
            if (activation.IsShort)
            {
                activation.EmitApply(writer.Blank(), vector);
            }

            if (_layers.Any(layer => layer.Layer.Spec.Activation == kind && layer.IsReachedBackward))
            {
                activation.EmitTimesDerivative(writer.Blank(), vector, ActivationTraits.DerivativeReadsArgument(kind));
            }
        }
    }

    private void EmitForward(SourceWriter writer) => writer
        .Line("/// <summary>Activations of every layer, into the workspace.</summary>")
        .Block($"internal static void Forward(ref float inputs, ref float parameters, ref float workspace, nuint rows{DropoutParameter})", () =>
        {
            string x = "inputs";
            foreach (LayerEmitter layer in _layers)
            {
                WriteAll(writer, layer.ForwardCalls(x, Workspace, Workspace(layer.Layer.Flow.InverseDeviation), drops: true));
                x = Workspace(layer.Layer.Flow.Output);
            }
        });

    private void EmitPredict(SourceWriter writer, bool one)
    {
        bool writesOutputs = one && PredictionPlan.WritesOutputs(_layout);
        string[] parameters =
        [
            "ref float inputs", "ref float parameters", "ref float odd", "ref float even",
            .. PredictionPlan.NeedsDeviations(_layout) ? ["ref float deviations"] : (string[])[],
            .. writesOutputs ? ["ref float outputs"] : (string[])[],
            .. one ? [] : (string[])["nuint rows"],
        ];
        if (one)
        {
            writer.Line("/// <summary>Outputs of one row; the products of a small network's layers are all in this method.</summary>")
                .Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        }
        else
        {
            writer.Line("/// <summary>Outputs of some rows; two buffers hold the activations of one layer and the next in turn.</summary>");
        }

        writer.Block($"internal static void Predict{(one ? "One" : "")}({string.Join(", ", parameters)})", () =>
        {
            string x = "inputs";
            foreach (LayerEmitter layer in _layers)
            {
                bool isLast = layer == _layers[_layers.Length - 1];
                string y = isLast && writesOutputs ? "outputs" : PredictionPlan.IsFirstHalf(layer.Layer) ? "odd" : "even";
                WriteAll(writer, layer.ForwardCalls(x, _ => y, "deviations", drops: false, one ? "1" : "rows"));
                x = y;
            }
        });
    }

    private void EmitLoss(SourceWriter writer)
    {
        writer
            .Line("/// <summary>Loss of the outputs in the workspace, and its gradient at the last layer.</summary>")
            .Block($"internal static float CalculateLoss(ref float workspace, nuint rows, double divisor{(_layout.DividesBatches ? ", nuint firstRow" : "")})", () =>
            {
                string targets = Workspace(_layout.TargetOffset);
                string sums = "";
                if (_layout.DividesBatches)
                {
                    targets = $"Unsafe.Add(ref workspace, {_layout.TargetOffset} + firstRow * {_layout.Last.OutputStride})";
                    sums = $", ref {Workspace(_layout.LossSumsOffset)}";
                }

                writer.Line($"return Loss(ref {Workspace(_layout.Last.Flow.Output)}, ref {targets}, ref {Workspace(_layout.Last.Flow.OutputGradient)}{sums}, rows, divisor{(_layout.DividesBatches ? ", continues: firstRow > 0" : "")});");
            });
    }

    private void EmitOutputGradient(SourceWriter writer)
    {
        LayerEmitter last = _layers[_layers.Length - 1];
        if (last.DifferentiatesOutputs)
        {
            writer.Blank()
                .Line("/// <summary>Brings gradients of the program's own from the outputs to before the last activation, where the loss puts its own.</summary>")
                .Block("internal static void DifferentiateOutputs(ref float workspace, nuint rows)", () => writer.Line(last.DifferentiateCall(Workspace)));
        }
    }

    private void EmitBackward(SourceWriter writer, VectorWriter vector, bool fused)
    {
        IEnumerable<string> references = !fused ? ["ref float w", "ref float g"] : [.. _optimizer.BufferParameters, .. _layout.DividesBatches ? ["ref float g"] : (string[])[]];
        string scalars = fused ? ", StepScalars scalars" : "";
        writer
            .Line(fused
                ? $"/// <summary>Backpropagates and updates: each gradient is applied as soon as its tile is summed{(_layout.DividesBatches ? "; g has the sums of the batch's earlier rows, if it continues" : "")}.</summary>"
                : $"/// <summary>Backpropagates and {(_spec.Gradient.Accumulates ? "adds every gradient to" : "stores every gradient in")} g.</summary>")
            .Block(
                $"internal static void {(fused ? "BackpropagateAndUpdate" : "Backpropagate")}(ref float inputs, ref float workspace, {string.Join(", ", references)}, nuint rows{ContinuesParameter}{DropoutParameter}{scalars})",
                () =>
                {
                    foreach (LayerEmitter layer in Enumerable.Reverse(_layers).Where(layer => layer.IsReachedBackward))
                    {
                        CallBackward(writer.Blank(), vector, layer, fused);
                    }
                });
    }

    private void CallBackward(SourceWriter writer, VectorWriter vector, LayerEmitter emitter, bool fused)
    {
        LayerLayout layer = emitter.Layer;
        writer.Line($"// Layer {layer.Number}{(fused && emitter.HasInputGradient && emitter.IsTrained ? ": the input gradient reads the weights before they are updated." : ".")}");
        WriteAll(writer, emitter.GradientCalls(Workspace));
        if (emitter.HasInputGradient)
        {
            CallInputGradient(writer, emitter);
        }

        if (emitter.IsTrained)
        {
            CallUpdates(writer, vector, emitter, fused);
        }
    }

    private void CallInputGradient(SourceWriter writer, LayerEmitter emitter)
    {
        LayerLayout layer = emitter.Layer;
        LayerEmitter previous = _layers[layer.Number - 2];
        string weights = Reference.At("w", layer.WeightOffset);
        if (emitter.Transposes)
        {
            string transposed = Workspace(layer.TransposedOffset);
            writer.Line($"Transposition.Transpose(ref {weights}, {layer.Spec.Inputs}, {layer.Spec.Outputs}, {layer.WeightStride}, ref {transposed}, {BufferLayout.TransposedStride(layer.Spec)});");
            weights = transposed;
        }

        string dx = Workspace(previous.Layer.Flow.OutputGradient);
        string kept = emitter.InputGradientDifferentiates ? $", ref {Workspace(previous.KeptOffset)}" : "";
        writer.Line($"InputGradient{layer.Number}(ref {Workspace(layer.Flow.Delta)}, ref {weights}{kept}, ref {dx}, rows);");
        if (layer.Spec.IsResidual)
        {
            writer.Line($"Add{layer.Number}(ref {Workspace(layer.Flow.OutputGradient)}, ref {dx}, ref {dx}, rows);");
        }
    }

    private void CallUpdates(SourceWriter writer, VectorWriter vector, LayerEmitter emitter, bool fused)
    {
        LayerLayout layer = emitter.Layer;
        string x = layer.Number == 1 ? "inputs" : Workspace(_layout.Layers[layer.Number - 2].Flow.Output);
        string dy = Workspace(layer.Flow.Delta);
        string scalars = !fused ? "" : layer.Spec.LearningRateFactor == 1 ? ", scalars" : $", scalars.Scaled({Literal.Double(layer.Spec.LearningRateFactor)})";
        IEnumerable<string> Targets(int offset) => fused
            ? new[] { "w" }.Concat(_optimizer.Buffers).Concat(_layout.DividesBatches ? ["g"] : []).Select(name => $"ref {Reference.At(name, offset)}")
            : [$"ref {Reference.At("g", offset)}"];
        (string a, string b) = layer.Layout == WeightLayout.InputMajor ? (x, dy) : (dy, x);
        string bias = fused ? "UpdateBias" : "BiasGradient";
        string pending = fused && emitter.DefersUpdates(vector.Target) ? $"ref {Workspace(_layout.PendingOffset)}, " : "";
        writer
            .Line($"{(fused ? "UpdateWeights" : "WeightGradient")}{layer.Number}({pending}ref {a}, ref {b}, {string.Join(", ", Targets(layer.WeightOffset))}, rows{Continues}{scalars});")
            .Line($"{bias}{layer.Number}(ref {dy}, {string.Join(", ", Targets(layer.BiasOffset))}, rows{Continues}{scalars});");
        if (layer.Spec.IsNormalised)
        {
            writer.Line("// Gains and shifts are sums over rows too.")
                .Line($"{bias}{layer.Number}(ref {Workspace(layer.Flow.GainProduct)}, {string.Join(", ", Targets(layer.GainOffset))}, rows{Continues}{scalars});")
                .Line($"{bias}{layer.Number}(ref {Workspace(layer.Flow.ArgumentGradient)}, {string.Join(", ", Targets(layer.ShiftOffset))}, rows{Continues}{scalars});");
        }
    }

    private static void WriteAll(SourceWriter writer, IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            writer.Line(line);
        }
    }

    private static string Workspace(int offset) => Reference.At("workspace", offset);
}
