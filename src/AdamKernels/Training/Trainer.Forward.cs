using System.Runtime.CompilerServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <content>The forward pass, in training and in evaluation.</content>
public sealed partial class Trainer<TNetwork>
{
    private readonly bool _drops = TNetwork.Description.Layers.Any(layer => layer.Dropout > 0);

    /// <summary>Seed of the dropout that layers declare. The same seed and the same data give the same bits.</summary>
    /// <remarks>What is dropped depends on this seed, <see cref="StepCount"/> and <see cref="PendingBatches"/>, the layer, and the place in the batch.</remarks>
    public ulong DropoutSeed { get; set; }

    /// <summary>What the next batch of training drops.</summary>
    private DropoutKey TrainingDropout => _drops ? DropoutKey.For(DropoutSeed, StepCount, PendingBatches) : default;

    private ref float KeptInputs => ref Unsafe.Add(ref _buffers.Workspace.Reference, _description.InputOffset);

    /// <summary>Computes the outputs of a batch.</summary>
    /// <param name="inputs">The samples.</param>
    /// <param name="rows">Number of samples.</param>
    /// <param name="dropout">What is dropped; the default drops nothing.</param>
    /// <param name="firstRow">The first of the samples in a batch that is taken in tiles.</param>
    /// <returns>The inputs that the first layer read, which the backward pass needs again: these, or standardised ones.</returns>
    private ref float Forward(ref float inputs, int rows, DropoutKey dropout = default, int firstRow = 0)
    {
        if (_description.StandardisesInputs)
        {
            Network.InputStandardisation!.Apply(ref inputs, ref KeptInputs, rows);
            inputs = ref KeptInputs;
        }

        _buffers.Dropout = dropout;
        _buffers.FirstRow = firstRow;
        TNetwork.Forward(ref inputs, _buffers, (nuint)rows);
        return ref inputs;
    }
}
