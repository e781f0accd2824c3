using AdamKernels.Onnx.Algebra;
using AdamKernels.Onnx.Operators;
using AdamKernels.Onnx.Reading;
using AdamKernels.Onnx.Writing;

namespace AdamKernels.Onnx.Stages;

/// <summary>The activation of a layer.</summary>
/// <param name="activation">The activation.</param>
/// <param name="place">What messages call the layer.</param>
internal sealed class ActivationStage(Activation activation, string place) : Stage
{
    /// <inheritdoc/>
    public override void Write(GraphWriter graph, INetwork network)
    {
        if (ActivationOperators.Find(activation) is { } row)
        {
            graph.Add(row.Name, [], row.Attributes, row.OperatorSet);
        }
        else if (activation == Activation.Silu)
        {
            string sums = graph.Current;
            graph.Add("Sigmoid", []);
            graph.Add("Mul", [sums]);
        }
        else
        {
            throw new NotSupportedException($"Activation {activation} has no operators yet.");
        }
    }

    /// <inheritdoc/>
    public override void Read(Chain chain, LoadedNetwork loaded)
    {
        string expected = $"the activation {activation} ({place})";
        if (chain.Expect<ActivatedValue>(expected).Activation != activation)
        {
            throw chain.Mismatch(expected);
        }

        chain.MoveNext();
    }
}
