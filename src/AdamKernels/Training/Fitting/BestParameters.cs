using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>A copy of the parameters of the best epoch, for a fit that restores them.</summary>
internal sealed class BestParameters(AlignedBuffer parameters, KeptActivations activations)
{
    private float[] _copy = [];

    /// <summary>Makes room for the copy, so that no epoch allocates.</summary>
    public void Prepare()
    {
        if (_copy.Length == 0)
        {
            _copy = new float[parameters.Length];
        }
    }

    public void Save() => parameters.Span.CopyTo(_copy);

    public void Restore()
    {
        activations.Discard();
        _copy.CopyTo(parameters.Span);
        parameters.Version++;
    }
}
