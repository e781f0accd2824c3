using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Which activations <c>ForwardPropagate</c> left in the workspace, for the calls that continue from them. Whatever overwrites them, or
/// changes the network, discards them.
/// </summary>
internal sealed class KeptActivations(NetworkScale scale, AlignedBuffer parameters, Hyperparameters hyperparameters)
{
    private BatchContext _batch;
    private bool _exist;
    private int _version;
    private int _dropoutVersion;
    private (Standardization? Inputs, Standardization? Targets) _scale;

    /// <summary>Whether the inputs were finite.</summary>
    public bool InputsAreFinite { get; private set; }

    /// <summary>Remembers what the activations in the workspace were computed from.</summary>
    public void Keep(in BatchContext batch, bool inputsAreFinite)
    {
        _exist = true;
        _batch = batch;
        _version = parameters.Version;
        _dropoutVersion = hyperparameters.DropoutVersion;
        _scale = scale.Current;
        InputsAreFinite = inputsAreFinite;
    }

    public void Discard() => _exist = false;

    /// <summary>The batch whose activations are there.</summary>
    /// <exception cref="InvalidOperationException">There are none, or the network has changed since.</exception>
    public BatchContext GetBatch()
    {
        if (!_exist)
        {
            throw new InvalidOperationException(
                "There are no activations to continue from: call ForwardPropagate first. "
                + "UpdateParameters, Step, Fit and Evaluate discard those of an earlier batch.");
        }

        if (_version != parameters.Version || _dropoutVersion != hyperparameters.DropoutVersion || _scale != scale.Current)
        {
            throw new InvalidOperationException(
                "The network has changed since these activations were computed: call ForwardPropagate again. "
                + "SetParameters, CopyAverageTo, another trainer, a new standardization or a new dropout changed it.");
        }

        return _batch;
    }
}
