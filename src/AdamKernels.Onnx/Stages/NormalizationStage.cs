using AdamKernels.Onnx.Algebra;
using AdamKernels.Onnx.Reading;
using AdamKernels.Onnx.Writing;
using AdamKernels.Runtime;

namespace AdamKernels.Onnx.Stages;

/// <summary>The normalization of a layer's sums.</summary>
/// <param name="gain">Its gains.</param>
/// <param name="shift">Its shifts; null for RmsNorm.</param>
/// <param name="place">What messages call the layer.</param>
internal sealed class NormalizationStage(ParameterBlock gain, ParameterBlock? shift, string place) : Stage
{
    /// <summary>What is added under the root: 1e-5, and for RmsNorm 2⁻²³.</summary>
    private float Epsilon => shift is null ? 1 / (float)(1 << 23) : 1e-5f;

    /// <inheritdoc/>
    public override void Write(GraphWriter graph, INetwork network)
    {
        if (shift is null)
        {
            graph.Add("RMSNormalization", [graph.AddConstant(gain)], [NodeAttribute.Of("epsilon", Epsilon)], OperatorSets.RmsNormalization);
        }
        else
        {
            graph.Add(
                "LayerNormalization",
                [graph.AddConstant(gain), graph.AddConstant(shift)],
                [NodeAttribute.Of("epsilon", Epsilon)],
                OperatorSets.LayerNormalization);
        }
    }

    /// <inheritdoc/>
    public override void Read(Chain chain, LoadedNetwork loaded)
    {
        string expected = $"{(shift is null ? "RmsNorm" : "LayerNorm")} with epsilon {Text.Number(Epsilon)} ({place})";
        var row = chain.Expect<NormalizedValue>(expected);
        if (row.IsCentered != shift is not null || !Expression.AreClose(row.Epsilon, Epsilon))
        {
            throw chain.Mismatch(expected);
        }

        loaded.Parameters.Of(gain).Fill(1);
        if (row.Gain is { } gains)
        {
            chain.Copy(gains, loaded.Parameters.Of(gain));
        }

        if (row.Shift is { } shifts)
        {
            chain.Copy(shifts, loaded.Parameters.Of(shift!));
        }

        chain.MoveNext();
    }
}
