using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>A copy of the parameters of the best epoch, for a fit that restores them.</summary>
internal sealed class BestParameters(AlignedBuffer parameters, KeptActivations activations)
{
    /// <summary>The copy, in the layout of the parameters; without room until it is needed.</summary>
    public AlignedBuffer Copy { get; private set; } = new(0);

    /// <summary>Makes room for the copy, so that no epoch allocates.</summary>
    public void Prepare()
    {
        if (Copy.Length == 0)
        {
            Copy = new AlignedBuffer(parameters.Length);
        }
    }

    public void Save() => parameters.Span.CopyTo(Copy.Span);

    public void Restore()
    {
        activations.Discard();
        Copy.Span.CopyTo(parameters.Span);
        parameters.Version++;
    }
}
