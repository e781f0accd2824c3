using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Emission.Activations;
using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Losses;

/// <summary>
/// Emits the kernel that computes the loss of a batch and its gradient with respect to the last layer. To add a loss,
/// write a class and one line in <see cref="For"/>.
/// </summary>
/// <remarks>
/// It leaves the terms of the loss in memory, where the runtime sums them in the order of the rows: several calls, on several threads, may
/// share the rows. Sums across a row run in 16 lanes (column mod 16) on every path, which are added in a fixed tree.
/// </remarks>
internal abstract class LossEmitter : IKernelEmitter
{
    /// <summary>The reference to the terms of the loss, in the layout of the outputs.</summary>
    protected const string Terms = "terms";

    private LossKernel? _kernel;

    public static LossEmitter For(LossKernel kernel)
    {
        LossEmitter emitter = kernel.Spec switch
        {
            MeanSquaredErrorAttribute => new MeanSquaredErrorEmitter(),
            MeanAbsoluteErrorAttribute => new MeanAbsoluteErrorEmitter(),
            HuberAttribute huber => new HuberEmitter(huber),
            BinaryCrossEntropyAttribute binary => new BinaryCrossEntropyEmitter(binary),
            SoftmaxCrossEntropyAttribute softmax => new SoftmaxCrossEntropyEmitter(softmax),
            _ => throw new InvalidOperationException($"No emitter for {kernel.Spec}."),
        };
        emitter._kernel = kernel;
        return emitter;
    }

    protected LossKernel Kernel => _kernel!;

    /// <summary>The loss and its gradient, for the emitted documentation.</summary>
    protected abstract string Formula { get; }

    /// <summary>Weights of the outputs in the loss; empty if all are 1.</summary>
    protected virtual IReadOnlyList<double> Weights => [];

    public Signature Signature => new(
        Kernel.Name,
        [
            Parameter.Reference("y"), Parameter.Reference("t"), Parameter.Reference("dy"), Parameter.Reference(Terms),
            Parameter.Rows(), Parameter.Divisor,
        ]);

    public Signature? RowSignature => null;

    public void Emit(SourceWriter writer, VectorWriter vector)
    {
        LayerLayout layer = Kernel.Layer;
        string place = Kernel.Differentiates ? "pre-activations" : "outputs";
        if (Weights.Count > 0)
        {
            IEnumerable<double> padded = Weights.Concat(Enumerable.Repeat(0d, layer.OutputStride - Weights.Count));
            writer.Line("/// <summary>A weight for each output; 0 in the padding.</summary>")
                .Line($"private static readonly float[] s_weights = {{ {string.Join(", ", padded.Select(Literal.Float))} }};")
                .Blank();
        }

        writer.Line("/// <summary>")
            .Line($"/// The terms of the loss, and its gradient dy with respect to the {place} of layer {layer.Number}: {Formula}.")
            .Line("/// </summary>")
            .Line("/// <remarks>The runtime sums the terms of all rows in their order.</remarks>")
            .Line(KernelMethod.Attribute)
            .Block($"public static {Signature.Declaration}", () =>
            {
                if (Weights.Count > 0)
                {
                    writer.Line(
                        "ref float weights = ref global::System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(s_weights);");
                }

                Body(writer, vector, layer);
            });
        EmitParts(writer, vector, layer);
    }

    /// <summary>Emits methods that the kernel calls.</summary>
    protected virtual void EmitParts(SourceWriter writer, VectorWriter vector, LayerLayout layer)
    {
    }

    protected abstract void Body(SourceWriter writer, VectorWriter vector, LayerLayout layer);

    /// <summary>Emits a loss that is a sum over single outputs, averaged over samples and outputs.</summary>
    /// <param name="element">
    /// Emits the declarations of <c>loss</c>, the term, and <c>gradient</c>, given the index. The output yn and the target tn are
    /// loaded.
    /// </param>
    protected void MeanOverOutputs(
        SourceWriter writer,
        VectorWriter vector,
        LayerLayout layer,
        double gradientFactor,
        IEnumerable<string> constants,
        Action<SourceWriter, Position> element)
    {
        ActivationEmitter activation = ActivationEmitter.For(Kernel.Differentiates ? layer.Spec.Activation : Activation.Identity);
        int columns = layer.Spec.Outputs;
        writer.Line($"double count = divisor{(columns == 1 ? "" : $" * {Literal.Int(columns)}")};")
            .Line($"{vector.Type} scale = {vector.Broadcast($"(float)({Literal.Double(gradientFactor)} / count)")};");
        foreach (string constant in constants)
        {
            writer.Line(constant);
        }

        writer.Blank().Block($"for (nuint row = 0; row < rows * {layer.OutputStride}; row += {layer.OutputStride})", () =>
            RowBlocks.ForEachRegister(writer, vector, columns, (_, at, lanes) =>
            {
                writer.Line($"{vector.Type} yn = {vector.Load("y", at)}, tn = {vector.Load("t", at)};");
                element(writer, at);
                writer.Line(vector.Store(vector.KeepFirst("loss", lanes, vector.Zero), Terms, at));
                string gradient = activation.TimesDerivative("(gradient * scale)", "yn");
                writer.Line(vector.Store(vector.KeepFirst(gradient, lanes, vector.Zero), "dy", at));
            }));
    }
}
