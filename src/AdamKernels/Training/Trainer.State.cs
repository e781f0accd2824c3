using AdamKernels.Runtime;

namespace AdamKernels;

/// <content>What training changes, in canonical order.</content>
public sealed partial class Trainer<TNetwork>
{
    /// <summary>Copies of the parameters and of every optimizer state, in canonical order.</summary>
    internal IEnumerable<float[]> CanonicalState()
    {
        yield return Canonical(_buffers.Parameters);
        for (int i = 0; i < _description.StateCount; i++)
        {
            yield return Canonical(_buffers.State(i));
        }

        float[] Canonical(AlignedBuffer buffer)
        {
            var values = new float[_description.ParameterCount];
            CanonicalOrder.CopyTo(_description, buffer.Span, values);
            return values;
        }
    }
}
