using AdamKernels.Generators.Emission.Activations;
using AdamKernels.Generators.Emission.Epilogues;
using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>
/// The kernels of one dense layer: each is the broadcast form or the dot form with the strides of its use. See docs/architecture.md for
/// the table of uses.
/// </summary>
internal sealed class LayerEmitter(NetworkSpec spec, LayerLayout layer, LayerLayout? previous, OptimizerEmitter optimizer)
{
    private readonly ActivationEmitter _activation = ActivationEmitter.For(layer.Spec.Activation);
    private readonly Extent.Variable _rows = new("rows", spec.MaxBatchSize);
    private readonly bool _byInput = layer.Layout == WeightLayout.InputMajor;

    public LayerLayout Layer => layer;

    /// <summary>Whether the activation runs over the stored results, in <c>Activate</c>.</summary>
    public bool HasActivationPass => !(_activation is IdentityEmitter || (_byInput && _activation.IsShort));

    /// <summary>Whether a gradient with respect to the inputs is needed: not for the first layer.</summary>
    public bool HasInputGradient => previous is not null;

    /// <summary>Whether the input gradient leaves the derivative of the previous activation to a pass of its own.</summary>
    public bool HasDerivativePass => IsInputGradientDot && PreviousActivation is not IdentityEmitter;

    /// <summary>Whether the input gradient reads the previous layer's results, for the derivative of its activation.</summary>
    public bool InputGradientReadsResults => HasInputGradient && !IsInputGradientDot && PreviousActivation is not IdentityEmitter;

    private bool IsInputGradientDot => HasInputGradient && _byInput && layer.TransposedOffset < 0;

    private ActivationEmitter PreviousActivation => ActivationEmitter.For(previous!.Spec.Activation);

    private string Shape => $"{layer.Spec.Inputs} inputs, {layer.Spec.Outputs} outputs, {_activation.Name}";

    public void EmitForward(SourceWriter writer, VectorWriter vector)
    {
        string activation = HasActivationPass || _activation is IdentityEmitter ? "" : $"{_activation.Name} of ";
        string summary = $"Layer {layer.Number} ({Shape}): y[row, n] = {activation}bias[n] + sum over k of x[row, k] * "
            + (_byInput ? "w[k, n]." : "w[n, k].");
        if (_byInput)
        {
            new BroadcastKernel
            {
                Name = $"Forward{layer.Number}",
                Summary = summary,
                A = "x",
                B = "w",
                Init = "bias",
                M = _rows,
                K = new Extent.Constant(layer.Spec.Inputs),
                Columns = layer.Spec.Outputs,
                AStrideM = layer.InputStride,
                AStrideK = 1,
                BStrideK = layer.WeightStride,
                CStride = layer.OutputStride,
                Chains = ChainPlanner.Split(layer.Spec.Outputs, layer.Spec.Inputs),
                Epilogue = HasActivationPass || _activation is IdentityEmitter ? new StoreEpilogue("y") : new ActivationEpilogue(_activation, "y"),
            }.Emit(writer, vector);
        }
        else
        {
            new DotKernel
            {
                Name = $"Forward{layer.Number}",
                Summary = summary,
                A = "x",
                B = "w",
                Init = "bias",
                C = "y",
                M = _rows,
                Results = layer.Spec.Outputs,
                Steps = layer.Spec.Inputs,
                AStride = layer.InputStride,
                BStride = layer.WeightStride,
                CStride = layer.OutputStride,
            }.Emit(writer, vector);
        }

        if (HasActivationPass)
        {
            new PassKernel
            {
                Name = $"Activate{layer.Number}",
                Summary = $"{_activation.Name} of the sums of layer {layer.Number}, in place.",
                References = ["y"],
                Constants = _activation.IsShort ? _activation.Constants : _ => [],
                Columns = layer.Spec.Outputs,
                Stride = layer.OutputStride,
                Destination = "y",
                FillsPadding = !_activation.MapsZeroToZero,
                Value = (v, at) => _activation.Apply(v, v.Load("y", at)),
            }.Emit(writer.Blank(), vector);
        }
    }

    public void EmitInputGradient(SourceWriter writer, VectorWriter vector)
    {
        string name = $"InputGradient{layer.Number}";
        if (IsInputGradientDot)
        {
            new DotKernel
            {
                Name = name,
                Summary = $"Gradient with respect to the inputs of layer {layer.Number}: dx[row, i] = sum over n of dy[row, n] * w[i, n].",
                A = "dy",
                B = "w",
                C = "dx",
                M = _rows,
                Results = layer.Spec.Inputs,
                Steps = layer.Spec.Outputs,
                AStride = layer.OutputStride,
                BStride = layer.WeightStride,
                CStride = layer.InputStride,
            }.Emit(writer, vector);
            if (HasDerivativePass)
            {
                new PassKernel
                {
                    Name = $"Differentiate{previous!.Number}",
                    Summary = $"Multiplies dx by the derivative of layer {previous.Number}'s {PreviousActivation.Name}, where its result is x.",
                    References = ["x", "dx"],
                    Constants = PreviousActivation.Constants,
                    Columns = layer.Spec.Inputs,
                    Stride = layer.InputStride,
                    Destination = "dx",
                    FillsPadding = false,
                    Value = (v, at) => PreviousActivation.TimesDerivative(v, v.Load("dx", at), v.Load("x", at)),
                }.Emit(writer.Blank(), vector);
            }

            return;
        }

        // Weights stored by output have the inputs contiguous; weights stored by input are transposed first.
        string weights = _byInput ? "wt" : "w";
        new BroadcastKernel
        {
            Name = name,
            Summary = $"Gradient with respect to the inputs of layer {layer.Number}, before layer {previous!.Number}'s activation: "
                + $"dx[row, i] = {PreviousActivation.Name}'(x[row, i]) * sum over n of dy[row, n] * {weights}[n, i].",
            A = "dy",
            B = weights,
            M = _rows,
            K = new Extent.Constant(layer.Spec.Outputs),
            Columns = layer.Spec.Inputs,
            AStrideM = layer.OutputStride,
            AStrideK = 1,
            BStrideK = _byInput ? BufferLayout.Pad(layer.Spec.Inputs) : layer.WeightStride,
            CStride = layer.InputStride,
            Chains = ChainPlanner.Split(layer.Spec.Inputs, layer.Spec.Outputs),
            Epilogue = PreviousActivation is IdentityEmitter ? new StoreEpilogue("dx") : new DerivativeEpilogue(PreviousActivation, "x", "dx"),
        }.Emit(writer, vector);
    }

    /// <summary>The gradients of weights and biases, stored in g.</summary>
    public void EmitGradients(SourceWriter writer, VectorWriter vector) =>
        EmitParameterGradients(writer, vector, "Gradient of the", "WeightGradient", "BiasGradient", new StoreEpilogue("g"));

    /// <summary>The gradients of weights and biases, applied while they are in registers.</summary>
    public void EmitUpdates(SourceWriter writer, VectorWriter vector) =>
        EmitParameterGradients(writer, vector, $"{optimizer.Name} update, by their gradient, of the", "UpdateWeights", "UpdateBias", new UpdateEpilogue(optimizer));

    private void EmitParameterGradients(SourceWriter writer, VectorWriter vector, string what, string weights, string bias, IEpilogue epilogue)
    {
        (string a, string b) = _byInput ? ("x", "dy") : ("dy", "x");
        (int rows, int columns) = _byInput ? (layer.Spec.Inputs, layer.Spec.Outputs) : (layer.Spec.Outputs, layer.Spec.Inputs);
        (int aStride, int bStride) = _byInput ? (layer.InputStride, layer.OutputStride) : (layer.OutputStride, layer.InputStride);
        string formula = _byInput ? "g[i, n] = sum over rows of x[row, i] * dy[row, n]" : "g[n, i] = sum over rows of dy[row, n] * x[row, i]";
        new BroadcastKernel
        {
            Name = $"{weights}{layer.Number}",
            Summary = $"{what} weights of layer {layer.Number}: {formula}.",
            A = a,
            B = b,
            M = new Extent.Constant(rows),
            K = _rows,
            Columns = columns,
            AStrideM = 1,
            AStrideK = aStride,
            BStrideK = bStride,
            CStride = layer.WeightStride,
            Epilogue = epilogue,
        }.Emit(writer, vector);
        new BroadcastKernel
        {
            Name = $"{bias}{layer.Number}",
            Summary = $"{what} biases of layer {layer.Number}: g[n] = sum over rows of dy[row, n].",
            A = null,
            B = "dy",
            M = new Extent.Constant(1),
            K = _rows,
            Columns = layer.Spec.Outputs,
            BStrideK = layer.OutputStride,
            CStride = layer.OutputStride,
            Epilogue = epilogue,
        }.Emit(writer.Blank(), vector);
    }
}
