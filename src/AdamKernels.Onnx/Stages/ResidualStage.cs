using AdamKernels.Onnx.Algebra;
using AdamKernels.Onnx.Reading;
using AdamKernels.Onnx.Writing;

namespace AdamKernels.Onnx.Stages;

/// <summary>The residual connection of a layer.</summary>
/// <param name="place">What messages call the layer.</param>
internal sealed class ResidualStage(string place) : Stage
{
    /// <inheritdoc/>
    public override void Write(GraphWriter graph, INetwork network) => graph.Add("Add", [graph.LayerInput]);

    /// <inheritdoc/>
    public override void Read(Chain chain, LoadedNetwork loaded)
    {
        string expected = $"the inputs of the layer added to its outputs ({place})";
        var sum = chain.Expect<Sum>(expected);
        if (!sum.IsPlain || !sum.Parts.Any(part => ReferenceEquals(part.Value, chain.LayerInput)))
        {
            throw chain.Mismatch(expected);
        }

        chain.MoveNext();
    }
}
