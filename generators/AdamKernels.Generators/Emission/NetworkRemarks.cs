using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission;

/// <summary>The documentation of an emitted class, which an editor shows at its name: shape, size, work and tiling.</summary>
internal static class NetworkRemarks
{
    public static string Describe(NetworkPlan plan)
    {
        NetworkSpec spec = plan.Spec;
        BufferLayout layout = plan.Layout;
        string update = spec.Gradient.Accumulates
            ? $"the parameters are updated once every {spec.Gradient.Batches} batches"
            : "each step also updates the parameters";
        var lines = new List<string>
        {
            $"/// <summary>A dense network {plan.Surface.Shape}, trained with {plan.Optimizer.Traits.Name}{Adjustability(spec)}.</summary>",
            "/// <remarks>",
            $"/// {Literal.Grouped(layout.ParameterCount)} parameters. {Literal.Grouped(ForwardFlops(plan))} flops per predicted sample, "
                + $"{Literal.Grouped(TrainingFlops(plan))} per trained sample; {update}.",
            plan.HasFusedStep
                ? "/// Step updates each tile of parameters as soon as its gradient is summed."
                : "/// Step stores all gradients before it updates: the declared limit or accumulation needs them together.",
        };
        if (spec.Gradient.IsSharded)
        {
            lines.Add($"/// The gradients of {Literal.Int(spec.Gradient.Shards)} shards of a batch are added in a binary tree.");
        }

        if (plan.DividesBatches)
        {
            lines.Add($"/// A batch of more than {Literal.Int(plan.BatchTile)} samples passes through the layers in parts of that size, "
                + "whose activations stay in cache.");
        }

        lines.Add("/// <list type=\"bullet\">");
        lines.AddRange(plan.Layers.Select(layer => $"/// <item>{Describe(layer)}</item>"));
        lines.Add("/// </list>");
        lines.Add("/// </remarks>");
        return string.Join("\n", lines);
    }

    private static string Adjustability(NetworkSpec spec) =>
        spec.Optimizer.Adjustable ? ", whose hyper-parameters can be set between steps" : "";

    private static string Describe(LayerPlan plan)
    {
        LayerLayout layer = plan.Layout;
        string chains = Chains(plan.Product.ForwardKernel);
        string form = layer.Layout == WeightLayout.InputMajor
            ? $"weights [input, output], {chains} per output"
            : $"weights [output, input], {chains} per output (k mod 16)";
        string source = layer.InputGradient switch
        {
            InputGradientForm.FromTransposed => " from transposed weights",
            InputGradientForm.Dots => " as dot products",
            _ => "",
        };
        string inputGradient = plan.Product.InputGradientKernel is { } kernel ? $"; input gradient{source}, {Chains(kernel)}" : "";
        return $"Layer {layer.Number}: {layer.Spec.Inputs} to {layer.Spec.Outputs}, {string.Join(", ", Phrases(plan))}: "
            + $"{form}{Strides(layer)}{inputGradient}.";
    }

    /// <summary>Strides that are longer than a padded row, which keeps rows from falling into the same sets of a cache.</summary>
    private static string Strides(LayerLayout layer)
    {
        int row = layer.Layout == WeightLayout.InputMajor ? layer.Spec.Outputs : layer.Spec.Inputs;
        string[] longer =
        [
            .. layer.WeightStride > BufferLayout.Pad(row)
                ? [$"weights {Literal.Int(layer.WeightStride)} floats apart"]
                : (string[])[],
            .. layer.OutputStride > BufferLayout.Pad(layer.Spec.Outputs)
                ? [$"outputs {Literal.Int(layer.OutputStride)} floats apart"]
                : (string[])[],
        ];
        return longer.Length == 0 ? "" : $"; rows of {string.Join(", of ", longer)}";
    }

    /// <summary>What the layer does, and how it is trained.</summary>
    private static IEnumerable<string> Phrases(LayerPlan layer)
    {
        foreach (string phrase in layer.Stages.Select(stage => stage.Phrase).OfType<string>())
        {
            yield return phrase;
        }

        if (!layer.IsTrained)
        {
            yield return "frozen";
        }
        else if (layer.Spec.LearningRateFactor != 1)
        {
            yield return $"learning rate times {Literal.Plain(layer.Spec.LearningRateFactor)}";
        }
    }

    private static string Chains(KernelPlan kernel) => kernel.PartialSums == 1 ? "one chain" : $"{kernel.PartialSums} chains";

    private static long ForwardFlops(NetworkPlan plan) => plan.Layers.Sum(Products);

    /// <summary>Forward, the weight gradients of trained layers, and the input gradients that they need.</summary>
    private static long TrainingFlops(NetworkPlan plan) =>
        ForwardFlops(plan) + plan.Layers.Sum(layer => ((layer.IsTrained ? 1 : 0) + (layer.HasInputGradient ? 1 : 0)) * Products(layer));

    private static long Products(LayerPlan layer) => 2L * layer.Spec.Inputs * layer.Spec.Outputs;
}
