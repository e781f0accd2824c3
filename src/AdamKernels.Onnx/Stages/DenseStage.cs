using AdamKernels.Onnx.Algebra;
using AdamKernels.Onnx.Reading;
using AdamKernels.Onnx.Writing;
using AdamKernels.Runtime;

namespace AdamKernels.Onnx.Stages;

/// <summary>The sums of a layer.</summary>
/// <param name="layer">The layer.</param>
/// <param name="place">What messages call it.</param>
internal sealed class DenseStage(LayerDescription layer, string place) : Stage
{
    private readonly ParameterBlock _weights = layer.Find(ParameterRole.Weight)!, _bias = layer.Find(ParameterRole.Bias)!;

    /// <inheritdoc/>
    public override void Write(GraphWriter graph, INetwork network)
    {
        graph.LayerInput = graph.Current;
        graph.Add("Gemm", [graph.AddConstant(_weights), graph.AddConstant(_bias)], [NodeAttribute.Of("transB", 1)]);
    }

    /// <inheritdoc/>
    public override void Read(Chain chain, LoadedNetwork loaded)
    {
        string expected = $"a dense layer with {Text.Count(layer.Inputs, "input")} and {Text.Count(layer.Outputs, "output")} ({place})";
        var dense = chain.Expect<DenseValue>(expected);
        if (dense.Weights.Inputs != layer.Inputs || dense.Weights.Outputs != layer.Outputs)
        {
            throw chain.Mismatch(expected);
        }

        chain.LayerInput = dense.Previous;
        dense.Weights.CopyTo(loaded.Parameters.Of(_weights));
        chain.CheckFinite(loaded.Parameters.Of(_weights), dense.Weights.Name);
        if (dense.Bias is { } bias)
        {
            Span<float> values = loaded.Parameters.Of(_bias);
            chain.Copy(bias, values);
            foreach (ref float value in values)
            {
                value *= dense.BiasFactor;
            }

            chain.CheckFinite(values, bias.Name);
        }

        chain.MoveNext();
    }
}
