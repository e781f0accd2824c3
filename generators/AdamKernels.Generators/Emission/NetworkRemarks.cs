using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>The documentation of an emitted class, which an editor shows at its name: shape, size, work and tiling.</summary>
internal static class NetworkRemarks
{
    public static string Describe(NetworkSpec spec, BufferLayout layout)
    {
        string shape = string.Join("-", new[] { spec.InputCount }.Concat(spec.Layers.Select(layer => layer.Outputs)).Select(Literal.Int));
        var lines = new List<string>
        {
            $"/// <summary>A dense network {shape}, trained with {OptimizerEmitter.For(spec).Name}.</summary>",
            "/// <remarks>",
            $"/// {Literal.Grouped(layout.ParameterCount)} parameters. {Literal.Grouped(ForwardFlops(spec))} flops per predicted sample, "
                + $"{Literal.Grouped(TrainingFlops(spec))} per trained sample; the update of the parameters comes on top once {(spec.Gradient.Accumulates ? $"for {spec.Gradient.Batches} batches" : "a step")}.",
            spec.Gradient.AllowsFusion
                ? "/// A fused step updates parameters as soon as the tiles of their gradients are summed."
                : "/// A step stores gradients and updates from memory: the declared limit or accumulation needs all of them.",
        };
        if (layout.DividesBatches)
        {
            lines.Add($"/// A batch of more than {Literal.Int(layout.BatchTile)} samples goes through all layers in tiles of so many, whose activations stay in a near cache.");
        }

        lines.Add("/// <list type=\"bullet\">");
        lines.AddRange(layout.Layers.Select((layer, i) => $"/// <item>{Describe(layer, HasInputGradient(spec, i))}</item>"));
        lines.Add("/// </list>");
        lines.Add("/// </remarks>");
        return string.Join("\n", lines);
    }

    private static string Describe(LayerLayout layer, bool hasInputGradient)
    {
        bool byInput = layer.Layout == WeightLayout.InputMajor;
        string form = byInput
            ? $"weights [input, output], {Chains(ChainPlanner.Split(layer.Spec.Outputs, layer.Spec.Inputs))} per output"
            : "weights [output, input], 16 chains per output (k mod 16)";
        string inputGradient = !hasInputGradient
            ? ""
            : byInput
                ? layer.TransposedOffset >= 0
                    ? $"; input gradient from transposed weights, {Chains(ChainPlanner.Split(layer.Spec.Inputs, layer.Spec.Outputs))}"
                    : "; input gradient as dot products, 16 chains"
                : $"; input gradient, {Chains(ChainPlanner.Split(layer.Spec.Inputs, layer.Spec.Outputs))}";
        return $"Layer {layer.Number}: {layer.Spec.Inputs} to {layer.Spec.Outputs}, {string.Join(", ", Stages(layer.Spec))}: {form}{Strides(layer)}{inputGradient}.";
    }

    /// <summary>Strides that are longer than a padded row, which keeps rows from falling into the same sets of a cache.</summary>
    private static string Strides(LayerLayout layer)
    {
        int row = layer.Layout == WeightLayout.InputMajor ? layer.Spec.Outputs : layer.Spec.Inputs;
        string[] longer =
        [
            .. layer.WeightStride > BufferLayout.Pad(row) ? [$"weights {Literal.Int(layer.WeightStride)} floats apart"] : (string[])[],
            .. layer.OutputStride > BufferLayout.Pad(layer.Spec.Outputs) ? [$"outputs {Literal.Int(layer.OutputStride)} floats apart"] : (string[])[],
        ];
        return longer.Length == 0 ? "" : $"; rows of {string.Join(", of ", longer)}";
    }

    private static IEnumerable<string> Stages(LayerSpec layer)
    {
        if (layer.IsNormalised)
        {
            yield return "normalised";
        }

        yield return layer.Activation.ToString();
        if (layer.Dropout > 0)
        {
            yield return $"dropout {Literal.Double(layer.Dropout).TrimEnd('d')}";
        }

        if (layer.IsResidual)
        {
            yield return "inputs added";
        }

        if (layer.IsFrozen)
        {
            yield return "frozen";
        }
        else if (layer.LearningRateFactor != 1)
        {
            yield return $"learning rate times {Literal.Double(layer.LearningRateFactor).TrimEnd('d')}";
        }
    }

    private static bool HasInputGradient(NetworkSpec spec, int layer) => spec.Layers.Take(layer).Any(earlier => !earlier.IsFrozen);

    private static string Chains(int count) => count == 1 ? "one chain" : $"{count} chains";

    private static long ForwardFlops(NetworkSpec spec) => spec.Layers.Sum(Products);

    /// <summary>Forward, the weight gradients of trained layers, and the input gradients that they need.</summary>
    private static long TrainingFlops(NetworkSpec spec) => ForwardFlops(spec)
        + spec.Layers.Select((layer, i) => ((layer.IsFrozen ? 0 : 1) + (HasInputGradient(spec, i) ? 1 : 0)) * Products(layer)).Sum();

    private static long Products(LayerSpec layer) => 2L * layer.Inputs * layer.Outputs;
}
