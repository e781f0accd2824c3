using System.Runtime.CompilerServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <content>The forward pass, in training and in evaluation.</content>
public sealed partial class Trainer<TNetwork>
{
    private readonly bool _drops = TNetwork.Description.Layers.Any(layer => layer.Dropout > 0);

    /// <summary>What the activations in the workspace were computed for.</summary>
    private BatchContext _batch;
    private int _forwardVersion;
    private Standardization? _forwardStandardization;

    /// <summary>Seed of the dropout that layers declare. The same seed and the same data give the same bits.</summary>
    /// <remarks>What is dropped depends on this seed, <see cref="StepCount"/> and <see cref="PendingBatches"/>, the layer, and the place in the batch.</remarks>
    public ulong DropoutSeed { get; set; }

    /// <summary>What the next batch of training drops.</summary>
    private DropoutKey TrainingDropout => _drops ? DropoutKey.For(DropoutSeed, StepCount, PendingBatches) : default;

    private Standardization? InputStandardization => _description.StandardizesInputs ? Network.InputStandardization : null;

    private ref float KeptInputs => ref Unsafe.Add(ref _buffers.Workspace.Reference, _description.InputOffset);

    /// <summary>Computes the outputs of a batch.</summary>
    /// <param name="inputs">The samples.</param>
    /// <param name="rows">Number of samples.</param>
    /// <param name="dropout">What is dropped; the default drops nothing.</param>
    /// <param name="firstRow">The first of the samples in a batch that is taken in tiles.</param>
    /// <returns>The inputs that the first layer read, which the backward pass needs again: these, or standardized ones.</returns>
    private ref float Forward(ref float inputs, int rows, DropoutKey dropout = default, int firstRow = 0)
    {
        if (_description.StandardizesInputs)
        {
            Network.InputStandardization!.Apply(ref inputs, ref KeptInputs, rows);
            inputs = ref KeptInputs;
        }

        _batch = new BatchContext((nuint)firstRow, (nuint)rows, Dropout: dropout);
        _program.Forward(ref inputs, _buffers, in _batch);
        return ref inputs;
    }

    /// <summary>Keeps what the activations in the workspace were computed with.</summary>
    private void RememberForward(int rows)
    {
        _forwardRows = rows;
        _forwardVersion = _buffers.Parameters.Version;
        _forwardStandardization = InputStandardization;
    }

    /// <exception cref="InvalidOperationException">There are no activations, or they are of other parameters than the network has now.</exception>
    private void CheckForward()
    {
        if (_forwardRows == 0)
        {
            throw new InvalidOperationException("There are no activations to go on from: call ForwardPropagate first. UpdateParameters, Step, Fit and Evaluate discard those of an earlier batch.");
        }

        if (_forwardVersion != _buffers.Parameters.Version || _forwardStandardization != InputStandardization)
        {
            throw new InvalidOperationException(
                "The activations are not those of the network as it is now: call ForwardPropagate again. SetParameters, CopyAverageTo, another trainer or InputStandardization changed it.");
        }
    }
}
