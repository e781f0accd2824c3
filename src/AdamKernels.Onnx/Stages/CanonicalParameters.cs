using AdamKernels.Runtime;

namespace AdamKernels.Onnx.Stages;

/// <summary>The parameters of a network in the order of <see cref="INetwork.GetParameters"/>.</summary>
internal sealed class CanonicalParameters
{
    private readonly Dictionary<ParameterBlock, int> _starts = [];

    /// <summary>Parameters that are 0.</summary>
    public CanonicalParameters(NetworkDescription description)
    {
        int start = 0;
        foreach (ParameterBlock block in description.Layers.SelectMany(layer => layer.Blocks))
        {
            _starts.Add(block, start);
            start += block.Count;
        }

        Values = new float[start];
    }

    /// <summary>All of them.</summary>
    public float[] Values { get; }

    /// <summary>Those of a block.</summary>
    public Span<float> Of(ParameterBlock block) => Values.AsSpan(_starts[block], block.Count);

    /// <summary>Checks that all parameters are finite.</summary>
    /// <exception cref="OnnxException">One is not.</exception>
    public void CheckFinite()
    {
        foreach (ParameterBlock block in _starts.Keys)
        {
            if (FindNonFinite(Of(block)) is { } index)
            {
                throw new OnnxException(
                    $"Expected finite parameters to export, but in {Text.Quote(block.Name)} the one at index {index} is "
                        + $"{Text.Number(Of(block)[index])}.");
            }
        }
    }

    /// <summary>The index of the first value that is infinite or not a number; null if there is none.</summary>
    public static int? FindNonFinite(ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                return i;
            }
        }

        return null;
    }
}
