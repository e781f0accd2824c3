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
/// the table of uses. What the layer does between its products, stage by stage, is in the other part of the class.
/// </summary>
internal sealed partial class LayerEmitter(NetworkSpec spec, BufferLayout network, int index, OptimizerEmitter optimizer)
{
    private readonly Extent.Variable _rows = new("rows", spec.MaxBatchSize);
    private readonly bool _byInput = network.Layers[index].Layout == WeightLayout.InputMajor;

    private const int MostLayersInlined = 4;

    public LayerLayout Layer { get; } = network.Layers[index];

    public ActivationEmitter Activation { get; } = ActivationEmitter.For(network.Layers[index].Spec.Activation);

    private LayerLayout? Previous { get; } = index == 0 ? null : network.Layers[index - 1];

    /// <summary>Whether training changes the layer's parameters.</summary>
    public bool IsTrained => !Layer.Spec.IsFrozen;

    /// <summary>Whether a gradient with respect to the inputs is needed: where a layer before this one is trained.</summary>
    public bool HasInputGradient => network.Layers.Take(index).Any(earlier => !earlier.Spec.IsFrozen);

    /// <summary>Whether the backward pass comes to this layer at all.</summary>
    public bool IsReachedBackward => IsTrained || HasInputGradient;

    /// <summary>Whether the input gradient reads transposed weights.</summary>
    public bool Transposes => HasInputGradient && Layer.TransposedOffset >= 0;

    /// <summary>Whether the input gradient multiplies by the derivative of the previous activation while it is in registers.</summary>
    public bool InputGradientDifferentiates =>
        HasInputGradient && !IsInputGradientDot && PreviousActivation is not IdentityEmitter && PreviousActivation.IsDerivativeShort
        && !Layer.Spec.IsResidual && Previous!.Spec is { Dropout: 0, IsResidual: false };

    private bool IsInputGradientDot => HasInputGradient && _byInput && Layer.TransposedOffset < 0;

    private ActivationEmitter PreviousActivation => ActivationEmitter.For(Previous!.Spec.Activation);

    /// <summary>A small network is predicted by one method, which needs no calls; a large one would be more than the JIT optimises well.</summary>
    private string RowMethod => network.Layers.Length <= MostLayersInlined ? "AggressiveInlining" : "AggressiveOptimization";

    private string Shape => $"{Layer.Spec.Inputs} inputs, {Layer.Spec.Outputs} outputs, {Activation.Name}";

    public void EmitForward(SourceWriter writer, VectorWriter vector)
    {
        string activation = ActivatesInForward ? $"{Activation.Name} of " : "";
        string summary = $"Layer {Layer.Number} ({Shape}): y[row, n] = {activation}bias[n] + sum over k of x[row, k] * "
            + (_byInput ? "w[k, n]." : "w[n, k].");
        if (_byInput)
        {
            new BroadcastKernel
            {
                Name = $"Forward{Layer.Number}",
                Summary = summary,
                A = "x",
                B = "w",
                Init = "bias",
                M = _rows,
                K = new Extent.Constant(Layer.Spec.Inputs),
                Columns = Layer.Spec.Outputs,
                AStrideM = Layer.InputStride,
                AStrideK = 1,
                BStrideK = Layer.WeightStride,
                CStride = Layer.OutputStride,
                Chains = ChainPlanner.Split(Layer.Spec.Outputs, Layer.Spec.Inputs),
                RowMethod = RowMethod,
                Epilogue = ActivatesInForward ? new ActivationEpilogue(Activation, "y") : new StoreEpilogue("y"),
            }.Emit(writer, vector);
        }
        else
        {
            new DotKernel
            {
                Name = $"Forward{Layer.Number}",
                Summary = summary,
                A = "x",
                B = "w",
                Init = "bias",
                C = "y",
                M = _rows,
                Results = Layer.Spec.Outputs,
                Steps = Layer.Spec.Inputs,
                AStride = Layer.InputStride,
                BStride = Layer.WeightStride,
                CStride = Layer.OutputStride,
                RowMethod = RowMethod,
            }.Emit(writer, vector);
        }
    }

    public void EmitInputGradient(SourceWriter writer, VectorWriter vector)
    {
        string name = $"InputGradient{Layer.Number}";
        if (IsInputGradientDot)
        {
            new DotKernel
            {
                Name = name,
                Summary = $"Gradient with respect to the inputs of layer {Layer.Number}: dx[row, i] = sum over n of dy[row, n] * w[i, n].",
                A = "dy",
                B = "w",
                C = "dx",
                M = _rows,
                Results = Layer.Spec.Inputs,
                Steps = Layer.Spec.Outputs,
                AStride = Layer.OutputStride,
                BStride = Layer.WeightStride,
                CStride = Layer.InputStride,
            }.Emit(writer, vector);
            return;
        }

        // Weights stored by output have the inputs contiguous; weights stored by input are transposed first.
        string weights = _byInput ? "wt" : "w";
        new BroadcastKernel
        {
            Name = name,
            Summary = InputGradientDifferentiates
                ? $"Gradient with respect to the inputs of layer {Layer.Number}, before layer {Previous!.Number}'s activation: "
                    + $"dx[row, i] = {PreviousActivation.Name}'(x[row, i]) * sum over n of dy[row, n] * {weights}[n, i]."
                : $"Gradient with respect to the inputs of layer {Layer.Number}: dx[row, i] = sum over n of dy[row, n] * {weights}[n, i].",
            A = "dy",
            B = weights,
            M = _rows,
            K = new Extent.Constant(Layer.Spec.Outputs),
            Columns = Layer.Spec.Inputs,
            AStrideM = Layer.OutputStride,
            AStrideK = 1,
            BStrideK = _byInput ? BufferLayout.TransposedStride(Layer.Spec) : Layer.WeightStride,
            CStride = Layer.InputStride,
            Chains = ChainPlanner.Split(Layer.Spec.Inputs, Layer.Spec.Outputs),
            Epilogue = InputGradientDifferentiates ? new DerivativeEpilogue(PreviousActivation, "x", "dx") : new StoreEpilogue("dx"),
        }.Emit(writer, vector);
    }

    /// <summary>The gradients of weights and biases, stored in g or added to it.</summary>
    public void EmitGradients(SourceWriter writer, VectorWriter vector) =>
        EmitParameterGradients(writer, vector, "Gradient of the", "WeightGradient", "BiasGradient", spec.Gradient.Accumulates ? new AddEpilogue("g") : new StoreEpilogue("g"));

    /// <summary>The gradients of weights and biases, applied tile by tile.</summary>
    public void EmitUpdates(SourceWriter writer, VectorWriter vector) =>
        EmitParameterGradients(writer, vector, $"{optimizer.Name} update, by their gradient, of the", "UpdateWeights", "UpdateBias", new UpdateEpilogue(optimizer));

    /// <summary>Whether the fused update of the weights takes memory for results that wait.</summary>
    public bool DefersUpdates(VectorTarget target) => WeightKernel("", "UpdateWeights", new UpdateEpilogue(optimizer)).Defers(target);

    private void EmitParameterGradients(SourceWriter writer, VectorWriter vector, string what, string weights, string bias, IEpilogue epilogue)
    {
        WeightKernel(what, weights, epilogue).Emit(writer, vector);
        new BroadcastKernel
        {
            Name = $"{bias}{Layer.Number}",
            Continued = network.DividesBatches ? "g" : null,
            Summary = $"{what} biases of layer {Layer.Number}: g[n] = sum over rows of dy[row, n].",
            A = null,
            B = "dy",
            M = new Extent.Constant(1),
            K = _rows,
            Columns = Layer.Spec.Outputs,
            BStrideK = Layer.OutputStride,
            CStride = Layer.OutputStride,
            Epilogue = epilogue,
        }.Emit(writer.Blank(), vector);
    }

    private BroadcastKernel WeightKernel(string what, string name, IEpilogue epilogue)
    {
        (string a, string b) = _byInput ? ("x", "dy") : ("dy", "x");
        (int rows, int columns) = _byInput ? (Layer.Spec.Inputs, Layer.Spec.Outputs) : (Layer.Spec.Outputs, Layer.Spec.Inputs);
        (int aStride, int bStride) = _byInput ? (Layer.InputStride, Layer.OutputStride) : (Layer.OutputStride, Layer.InputStride);
        string formula = _byInput ? "g[i, n] = sum over rows of x[row, i] * dy[row, n]" : "g[n, i] = sum over rows of dy[row, n] * x[row, i]";
        return new BroadcastKernel
        {
            Name = $"{name}{Layer.Number}",
            Continued = network.DividesBatches ? "g" : null,
            Summary = $"{what} weights of layer {Layer.Number}: {formula}.",
            A = a,
            B = b,
            M = new Extent.Constant(rows),
            K = _rows,
            Columns = columns,
            AStrideM = 1,
            AStrideK = aStride,
            BStrideK = bStride,
            CStride = Layer.WeightStride,
            Epilogue = epilogue,
            Prefetches = !FirstLevelCache.Holds(Layer.ParameterLength * (1 + optimizer.Buffers.Count)),
        };
    }
}
