using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Program;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>
/// Prints the program of a network: a method for each pass, which calls the kernels. The program is emitted once, generic over the kernels,
/// so that the path is chosen in a single place, where the program is created.
/// </summary>
/// <param name="plan">The network.</param>
/// <param name="optimizer">Its optimizer.</param>
/// <param name="kernels">The emitters of its kernels.</param>
internal sealed class ProgramEmitter(NetworkPlan plan, OptimizerEmitter optimizer, KernelEmitters kernels)
{
    /// <summary>The type parameter for the kernels of a path.</summary>
    private const string Kernels = "TKernels";

    private const string Buffers = "TrainingBuffers buffers, in BatchContext batch";

    private readonly ProgramPlan _program = plan.Program;
    private readonly PassBody _body = new(new KernelCallPrinter(kernels, Kernels));
    private readonly PassBody _bodyAlone = new(new KernelCallPrinter(kernels, Kernels) { IsShared = false });
    private readonly PassBody _bodyOfParts = new(new KernelCallPrinter(kernels, Kernels) { Portion = "portion" });
    private readonly PassLocals _locals = new(kernels, optimizer);

    public string Emit() => SourceFile.EmitProgram(plan.Spec.Type, writer =>
    {
        EmitInterface(writer);
        EmitSelection(writer.Blank());
        writer.Blank()
            .Line("/// <summary>The program for the kernels of one path. The compiler binds each call to its kernel directly.</summary>")
            .Line("/// <typeparam name=\"TKernels\">The kernels.</typeparam>")
            .Line(SourceFile.GeneratedCode)
            .Block($"internal sealed class Program<{Kernels}> : Program where {Kernels} : struct, IKernels", () => EmitPasses(writer));
    });

    /// <summary>Emits the interface that the kernels of every path implement.</summary>
    private void EmitInterface(SourceWriter writer) => writer
        .Line("/// <summary>The kernels of the network, implemented once for each vector width.</summary>")
        .Line(SourceFile.GeneratedCode)
        .Block("internal interface IKernels", () =>
        {
            foreach (Signature signature in plan.Kernels
                .Select(kernels.For)
                .SelectMany(kernel => new[] { kernel.Signature, kernel.RowSignature })
                .OfType<Signature>())
            {
                writer.Line($"/// <inheritdoc cref=\"{SourceFile.KernelClass(VectorTarget.Scalar)}.{signature.Name}\"/>")
                    .Line($"static abstract {signature.Declaration};");
            }
        });

    /// <summary>Emits the choice of the path.</summary>
    private void EmitSelection(SourceWriter writer) => writer
        .Line("/// <summary>The passes over the network: which kernels they call, with which buffers.</summary>")
        .Line(SourceFile.GeneratedCode)
        .Block("internal abstract class Program : NetworkProgram", () =>
        {
            writer.Line("/// <summary>The program for the widest vectors of this machine.</summary>")
                .Line("internal static readonly Program Selected = VectorPaths.Selected switch")
                .Line("{");
            foreach (VectorTarget target in VectorTarget.All)
            {
                string path = target.IsScalar ? "_" : $"VectorPath.{target.Name}";
                writer.Line($"    {path} => new Program<{SourceFile.KernelClass(target)}>(),");
            }

            writer.Line("};").Blank()
                .Line("/// <summary>Computes the outputs of several rows. Layers write to the two halves of the scratch memory in turn."
                    + "</summary>")
                .Line($"internal abstract {PredictionPasses.Predict(plan).Declaration};")
                .Blank()
                .Line("/// <summary>Computes the outputs of one row. The products of a small network are inlined here.</summary>")
                .Line($"internal abstract {PredictionPasses.PredictOne(plan).Declaration};");
        });

    private void EmitPasses(SourceWriter writer)
    {
        EmitPass(
            writer,
            "Computes the activations of every layer into the workspace.",
            $"public override void Forward(ref float inputs, {Buffers})",
            _program.Forward);
        EmitParts(
            writer,
            "Computes a part of Forward: the terms of some inputs of a large layer, or some rows of other layers.",
            $"public override void ForwardPart(int part, ref float inputs, {Buffers}, Portion portion)",
            _program.ForwardParts);
        EmitPrediction(writer.Blank(), PredictionPasses.Predict(plan), _program.Predict);
        EmitPrediction(
            writer.Blank(),
            PredictionPasses.PredictOne(plan),
            _program.PredictOne,
            "[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        EmitLoss(writer.Blank());
        if (_program.DifferentiateOutputs.Count > 0)
        {
            EmitPass(
                writer.Blank(),
                "Takes gradients that the caller computed at the outputs back through the last activation.",
                $"public override void DifferentiateOutputs({Buffers})",
                _program.DifferentiateOutputs);
        }

        if (_program.TransposeWeights.Count > 0)
        {
            EmitPass(
                writer.Blank(),
                "Transposes the weights that Backpropagate reads in that form, or a portion of them.",
                "public override void TransposeWeights(TrainingBuffers buffers, Portion portion)",
                _program.TransposeWeights);
        }

        if (_program.Backpropagate.Count > 0)
        {
            EmitBackward(
                writer.Blank(),
                "Takes the gradient at the last layer back to the sums of every layer, row by row.",
                $"public override void Backpropagate({Buffers})",
                _program.Backpropagate);
        }

        EmitParts(
            writer,
            "Computes a part of Backpropagate: the gradients of some inputs of a large layer, or some rows of other layers.",
            $"public override void BackpropagatePart(int part, {Buffers}, Portion portion)",
            _program.BackpropagateParts);
        EmitBackward(
            writer.Blank(),
            "Sums the gradients of the parameters in a share over the rows, and "
                + $"{(plan.Spec.Gradient.IsAddedByKernels ? "adds them to" : "stores them in")} g.",
            $"public override void SumGradients(ref float inputs, {Buffers}, Share share)",
            _program.SumGradients);
        if (_program.SumGradientsAndUpdate is { } fused)
        {
            string earlier = plan.DividesBatches ? "; g holds the sums of the batch's earlier rows" : "";
            EmitBackward(
                writer.Blank(),
                $"Updates the parameters in a share, each tile of them as soon as its gradient is summed{earlier}.",
                $"public override void SumGradientsAndUpdate(ref float inputs, {Buffers}, Share share, StepScalars scalars)",
                fused);
        }

        if (_program.BackpropagateAndUpdate is { } alone)
        {
            EmitBackward(
                writer.Blank(),
                "Backpropagates and updates on one thread: the divisions of a layer's update overlap with the rows of the next layer.",
                $"public override void BackpropagateAndUpdate(ref float inputs, {Buffers}, StepScalars scalars)",
                alone,
                isShared: false);
        }

        EmitUpdate(writer.Blank());
        writer.Blank()
            .Line("/// <summary>Advances the optimizer by one step.</summary>")
            .Line("public override StepScalars AdvanceStep(ref OptimizerState state, double learningRate) =>")
            .Line($"    StepRule.{optimizer.Advance};");
    }

    private void EmitPrediction(SourceWriter writer, Signature signature, IReadOnlyList<KernelCall> calls, string? attribute = null)
    {
        writer.Line("/// <inheritdoc/>");
        if (attribute is not null)
        {
            writer.Line(attribute);
        }

        writer.Block($"internal override {signature.Declaration}", () => _body.Print(writer, calls));
    }

    private void EmitLoss(SourceWriter writer)
    {
        const string Declaration = $"public override void CalculateLoss({Buffers})";
        if (_program.CalculateLoss is not { } loss)
        {
            writer.Line("/// <summary>Not available: the caller computes the loss.</summary>")
                .Line($"{Declaration} => throw new global::System.InvalidOperationException(\"The network declares [CustomLoss].\");");
            return;
        }

        EmitPass(
            writer,
            "Computes the terms of the loss of the outputs in the workspace, and its gradient at the last layer.",
            Declaration,
            [loss]);
    }

    private void EmitPass(SourceWriter writer, string summary, string declaration, IReadOnlyList<KernelCall> calls) => writer
        .Line($"/// <summary>{summary}</summary>")
        .Block(declaration, () => _body.Print(Locals(writer, calls), calls));

    private void EmitParts(SourceWriter writer, string summary, string declaration, IReadOnlyList<PassPart> parts)
    {
        if (parts.Count == 0)
        {
            return;
        }

        writer.Blank().Line($"/// <summary>{summary}</summary>").Block(declaration, () =>
        {
            Locals(writer, parts.SelectMany(part => part.Calls));
            for (int i = 0; i < parts.Count; i++)
            {
                PassPart part = parts[i];
                writer.Block($"{(i == 0 ? "" : "else ")}if (part == {Literal.Int(i)})", () => _bodyOfParts.Print(writer, part.Calls));
            }
        });
    }

    private void EmitBackward(
        SourceWriter writer, string summary, string declaration, IReadOnlyList<LayerCalls> layers, bool isShared = true) => writer
        .Line($"/// <summary>{summary}</summary>")
        .Block(declaration, () =>
        {
            Locals(writer, layers.SelectMany(layer => layer.Calls), share: isShared ? "share" : "Share.Whole");
            foreach (LayerCalls layer in layers)
            {
                (isShared ? _body : _bodyAlone).Print(writer.Blank().Line($"// {layer.Comment}"), layer.Calls);
            }
        });

    private void EmitUpdate(SourceWriter writer) => writer
        .Line("/// <summary>Updates the parameters in a share from gradients in memory.</summary>")
        .Block(
            "public override void UpdateParameters(AlignedBuffer gradients, TrainingBuffers buffers, Share share, StepScalars scalars)",
            () => _body.Print(Locals(writer, _program.UpdateParameters, "gradients"), _program.UpdateParameters));

    private SourceWriter Locals(
        SourceWriter writer, IEnumerable<KernelCall> calls, string gradients = "buffers.Gradients", string share = "share")
    {
        foreach (string local in _locals.Of(calls, gradients, share))
        {
            writer.Line(local);
        }

        return writer;
    }
}
