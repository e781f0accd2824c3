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
                + $"{Literal.Grouped(TrainingFlops(spec))} per trained sample; the update of the parameters comes on top once a step.",
            "/// <list type=\"bullet\">",
        };
        lines.AddRange(layout.Layers.Select((layer, i) => $"/// <item>{Describe(layer, isFirst: i == 0)}</item>"));
        lines.Add("/// </list>");
        lines.Add("/// </remarks>");
        return string.Join("\n", lines);
    }

    private static string Describe(LayerLayout layer, bool isFirst)
    {
        bool byInput = layer.Layout == WeightLayout.InputMajor;
        string form = byInput
            ? $"weights [input, output], {Chains(ChainPlanner.Split(layer.Spec.Outputs, layer.Spec.Inputs))} per output"
            : "weights [output, input], 16 chains per output (k mod 16)";
        string inputGradient = isFirst
            ? ""
            : byInput
                ? layer.TransposedOffset >= 0
                    ? $"; input gradient from transposed weights, {Chains(ChainPlanner.Split(layer.Spec.Inputs, layer.Spec.Outputs))}"
                    : "; input gradient as dot products, 16 chains"
                : $"; input gradient, {Chains(ChainPlanner.Split(layer.Spec.Inputs, layer.Spec.Outputs))}";
        return $"Layer {layer.Number}: {layer.Spec.Inputs} to {layer.Spec.Outputs}, {layer.Spec.Activation}: {form}{inputGradient}.";
    }

    private static string Chains(int count) => count == 1 ? "one chain" : $"{count} chains";

    private static long ForwardFlops(NetworkSpec spec) => spec.Layers.Sum(Products);

    /// <summary>Forward, weight gradient, and input gradient for all layers but the first.</summary>
    private static long TrainingFlops(NetworkSpec spec) => 3 * ForwardFlops(spec) - Products(spec.Layers[0]);

    private static long Products(LayerSpec layer) => 2L * layer.Inputs * layer.Outputs;
}
