using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Planning;

/// <summary>
/// A width of hidden layers whose rows end within a vector: the kernels compute the padding too. The nearest width of whole vectors is
/// advised if it is close. The last layer has no such advice, because the problem gives the number of outputs.
/// </summary>
/// <param name="First">Index of the layer.</param>
/// <param name="Last">Index of the last layer that must have the same width, because residual connections add outputs to outputs.</param>
/// <param name="Width">Outputs of these layers.</param>
/// <param name="Better">The advised number of outputs.</param>
/// <param name="Cost">Estimated operations of a step.</param>
/// <param name="BetterCost">Estimated operations of a step with the advised width.</param>
internal sealed record WidthAdvice(int First, int Last, int Width, int Better, long Cost, long BetterCost)
{
    /// <summary>The largest part of a width by which the advised one differs. What a network can learn hardly changes with it.</summary>
    private const int Part = 8;

    /// <summary>Floats that the kernels compute for a sample, on every path.</summary>
    public int Lanes => BufferLayout.Pad(Width);

    /// <summary>The advice for a network that can be planned.</summary>
    public static IEnumerable<WidthAdvice> For(NetworkSpec spec)
    {
        var plan = new Lazy<NetworkPlan>(() => new NetworkPlan(spec));
        int next;
        for (int first = 0; first < spec.Layers.Count - 1; first = next)
        {
            next = first + 1;
            while (next < spec.Layers.Count && spec.Layers[next].IsResidual)
            {
                next++;
            }

            if (next < spec.Layers.Count && Of(plan, spec, first, next - 1) is { } advice)
            {
                yield return advice;
            }
        }
    }

    private static WidthAdvice? Of(Lazy<NetworkPlan> plan, NetworkSpec spec, int first, int last)
    {
        int width = spec.Layers[first].Outputs;
        int rest = width % BufferLayout.Alignment;
        int better = rest < BufferLayout.Alignment / 2 ? width - rest : width - rest + BufferLayout.Alignment;
        if (rest == 0 || Math.Abs(better - width) > width / Part)
        {
            return null;
        }

        NetworkSpec changed = WithWidth(spec, first, last, better);
        IEnumerable<LayerPlan> layers = plan.Value.Layers.Skip(first).Take(last - first + 1);
        return layers.Any(layer => layer.Layout.Layout == WeightLayout.InputMajor) && MemoryLimit.Exceeded(changed) is null
            ? new WidthAdvice(first, last, width, better, plan.Value.Cost.Step, new NetworkPlan(changed).Cost.Step)
            : null;
    }

    private static NetworkSpec WithWidth(NetworkSpec spec, int first, int last, int width)
    {
        LayerSpec[] layers = [.. spec.Layers];
        for (int i = first; i <= last; i++)
        {
            layers[i] = layers[i].WithOutputs(width);
            layers[i + 1] = layers[i + 1] with { Inputs = width };
        }

        return spec with { Layers = new EquatableArray<LayerSpec>(layers) };
    }
}
