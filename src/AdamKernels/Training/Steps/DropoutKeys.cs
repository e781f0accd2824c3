using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>The keys by which training drops values.</summary>
internal sealed class DropoutKeys(NetworkDescription description)
{
    private readonly bool _drops = description.Layers.Any(layer => layer.Dropout > 0 || layer.HasAdjustableDropout);

    /// <summary>Seed of the training run.</summary>
    public ulong Seed { get; set; }

    /// <summary>The key of the next batch; the default, which drops nothing, for a network without dropout.</summary>
    /// <param name="stepCount">Updates made.</param>
    /// <param name="pendingBatches">Batches since the last update.</param>
    public DropoutKey GetKey(long stepCount, int pendingBatches) => _drops ? DropoutKey.For(Seed, stepCount, pendingBatches) : default;
}
