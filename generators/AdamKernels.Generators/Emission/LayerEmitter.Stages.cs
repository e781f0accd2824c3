using AdamKernels.Generators.Emission.Activations;
using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <content>The stages between a layer's products: normalisation, activation, dropout, and the addition of its inputs.</content>
internal sealed partial class LayerEmitter
{
    private LayerFlow Flow => Layer.Flow;

    private bool DerivativeReadsArgument => ActivationTraits.DerivativeReadsArgument(Layer.Spec.Activation);

    /// <summary>Whether the activation is applied to the sums while they are in registers.</summary>
    private bool ActivatesInForward =>
        _byInput && Activation.IsShort && Activation is not IdentityEmitter && Flow.Sum == Flow.Result;

    /// <summary>Whether the activation runs over stored values, in <c>Activate</c>.</summary>
    private bool HasActivationPass => !ActivatesInForward && Activation is not IdentityEmitter;

    /// <summary>Whether the activation's results go elsewhere than where its arguments lie.</summary>
    private bool KeepsArgument => Flow.Argument != Flow.Result;

    /// <summary>Whether <c>Differentiate</c> is needed for gradients that come from the next layer or from the loss.</summary>
    private bool HasDerivativePass =>
        Activation is not IdentityEmitter
        && !(index == network.Layers.Length - 1 ? LossDifferentiates : new LayerEmitter(spec, network, index + 1, optimizer).InputGradientDifferentiates);

    private bool LossDifferentiates => spec.Loss is not Model.CustomLossSpec && Losses.LossEmitter.InlinesDerivative(Layer.Spec);

    /// <summary>Whether gradients of the program's own, at the outputs, need a derivative that the loss otherwise multiplies by.</summary>
    public bool DifferentiatesOutputs => index == network.Layers.Length - 1 && Activation is not IdentityEmitter && LossDifferentiates;

    private bool DiffersInPlace => Flow.OutputGradient == Flow.ArgumentGradient || Layer.Spec.Dropout > 0;

    /// <summary>Emits the kernels of the stages.</summary>
    public void EmitStages(SourceWriter writer, VectorWriter vector)
    {
        if (Layer.Spec.IsNormalised)
        {
            new NormaliseKernel(Layer).EmitForward(writer.Blank(), vector);
        }

        if (HasActivationPass)
        {
            EmitActivation(writer.Blank(), vector);
        }

        if (Layer.Spec.Dropout > 0)
        {
            EmitDropout(writer.Blank(), vector);
        }

        if (Layer.Spec.IsResidual)
        {
            EmitAddition(writer.Blank(), vector);
        }

        if (IsReachedBackward && (HasDerivativePass || DifferentiatesOutputs))
        {
            EmitDerivative(writer.Blank(), vector);
        }

        if (IsReachedBackward && Layer.Spec.IsNormalised)
        {
            new NormaliseKernel(Layer).EmitBackward(writer.Blank(), vector);
        }
    }

    /// <summary>The calls that compute the layer's outputs.</summary>
    /// <param name="x">Reference to the inputs.</param>
    /// <param name="at">The reference to a buffer of <see cref="LayerFlow"/>.</param>
    /// <param name="deviations">Reference that receives 1/deviation of each row, where the layer is normalised.</param>
    /// <param name="drops">Whether outputs are dropped.</param>
    /// <param name="rows">Number of rows, or 1 for the methods of a single row.</param>
    public IEnumerable<string> ForwardCalls(string x, Func<int, string> at, string deviations, bool drops, string rows = "rows")
    {
        int n = Layer.Number;
        yield return $"Forward{n}{(rows == "1" ? "Row" : "")}(ref {x}, ref {Reference.At("parameters", Layer.WeightOffset)}, ref {Reference.At("parameters", Layer.BiasOffset)}, ref {at(Flow.Sum)}{(rows == "1" ? "" : ", rows")});";
        if (Layer.Spec.IsNormalised)
        {
            yield return $"Normalise{n}(ref {at(Flow.Sum)}, ref {Reference.At("parameters", Layer.GainOffset)}, ref {Reference.At("parameters", Layer.ShiftOffset)}, ref {deviations}, ref {at(Flow.Argument)}, {rows});";
        }

        if (HasActivationPass)
        {
            yield return $"Activate{n}({(KeepsArgument ? $"ref {at(Flow.Argument)}, " : "")}ref {at(Flow.Result)}, {rows});";
        }

        bool changed = drops && Layer.Spec.Dropout > 0;
        if (changed)
        {
            yield return $"Drop{n}(ref {at(Flow.Result)}, ref {at(Flow.Output)}, {rows}, dropout);";
        }

        if (Layer.Spec.IsResidual)
        {
            yield return $"Add{n}(ref {x}, ref {at(changed ? Flow.Output : Flow.Result)}, ref {at(Flow.Output)}, {rows});";
        }
    }

    /// <summary>The calls that bring the gradient at the layer's outputs back to its sums.</summary>
    public IEnumerable<string> GradientCalls(Func<int, string> at)
    {
        int n = Layer.Number;
        string argumentGradient = at(Flow.ArgumentGradient);
        if (Layer.Spec.Dropout > 0)
        {
            yield return $"Drop{n}(ref {at(Flow.OutputGradient)}, ref {argumentGradient}, rows, dropout);";
        }

        if (HasDerivativePass)
        {
            yield return DifferentiateCall(at);
        }

        if (Layer.Spec.IsNormalised)
        {
            yield return $"NormaliseBackward{n}(ref {argumentGradient}, ref {at(Flow.Sum)}, ref {Reference.At("w", Layer.GainOffset)}, ref {at(Flow.InverseDeviation)}, ref {at(Flow.GainProduct)}, ref {at(Flow.Delta)}, rows);";
        }
    }

    /// <summary>The call that multiplies the gradient at the activation's results by its derivative.</summary>
    public string DifferentiateCall(Func<int, string> at) =>
        $"Differentiate{Layer.Number}(ref {at(KeptOffset)}, {(DiffersInPlace ? "" : $"ref {at(Flow.OutputGradient)}, ")}ref {at(Flow.ArgumentGradient)}, rows);";

    /// <summary>What the derivative of the activation is computed from.</summary>
    public int KeptOffset => DerivativeReadsArgument ? Flow.Argument : Flow.Result;

    private void EmitActivation(SourceWriter writer, VectorWriter vector)
    {
        string argument = KeepsArgument ? "x" : "y";
        new PassKernel
        {
            Name = $"Activate{Layer.Number}",
            Summary = $"{Activation.Name} of the {(Layer.Spec.IsNormalised ? "normalised " : "")}sums of layer {Layer.Number}{(KeepsArgument ? ", which are kept for its derivative" : ", in place")}.",
            References = KeepsArgument ? ["x", "y"] : ["y"],
            Columns = Layer.Spec.Outputs,
            Stride = Layer.OutputStride,
            Destination = "y",
            FillsPadding = !Activation.MapsZeroToZero,
            Value = (v, at, _) => Activation.Apply(v, v.Load(argument, at)),
        }.Emit(writer, vector);
    }

    private void EmitDropout(SourceWriter writer, VectorWriter vector) => new PassKernel
    {
        Name = $"Drop{Layer.Number}",
        Summary = $"Drops {Literal.Double(Layer.Spec.Dropout).TrimEnd('d')} of the values of layer {Layer.Number} and divides the others by what remains; the gradients of the same values the same way.",
        References = ["x", "y"],
        Scalars = ["DropoutKey dropout"],
        Constants = v =>
        [
            $"int threshold = dropout.Threshold({Literal.Double(Layer.Spec.Dropout)});",
            $"int first = dropout.First({Layer.Number}), second = dropout.Second({Layer.Number});",
            $"{v.Type} factor = {v.Broadcast($"dropout.Factor({Literal.Double(Layer.Spec.Dropout)})")};",
        ],
        Columns = Layer.Spec.Outputs,
        Stride = Layer.OutputStride,
        Destination = "y",
        FillsPadding = false,
        DependsOnPlace = true,
        Value = (v, at, place) => $"VectorMath.Drop({v.Load("x", at)}, (int){place}, first, second, threshold, factor)",
    }.Emit(writer, vector);

    private void EmitAddition(SourceWriter writer, VectorWriter vector) => new PassKernel
    {
        Name = $"Add{Layer.Number}",
        Summary = $"Adds what goes past layer {Layer.Number}, x, to what goes through it, y.",
        References = ["x", "y", "sum"],
        Columns = Layer.Spec.Outputs,
        Stride = Layer.OutputStride,
        Destination = "sum",
        FillsPadding = false,
        Value = (v, at, _) => $"({v.Load("y", at)} + {v.Load("x", at)})",
    }.Emit(writer, vector);

    private void EmitDerivative(SourceWriter writer, VectorWriter vector)
    {
        string gradient = DiffersInPlace ? "dx" : "dy";
        new PassKernel
        {
            Name = $"Differentiate{Layer.Number}",
            Summary = $"Multiplies {gradient} by the derivative of layer {Layer.Number}'s {Activation.Name}, where its {(DerivativeReadsArgument ? "argument" : "result")} is x.",
            References = DiffersInPlace ? ["x", "dx"] : ["x", "dy", "dx"],
            Columns = Layer.Spec.Outputs,
            Stride = Layer.OutputStride,
            Destination = "dx",
            FillsPadding = false,
            Value = (v, at, _) => Activation.TimesDerivative(v.Load(gradient, at), v.Load("x", at)),
        }.Emit(writer, vector);
    }
}
