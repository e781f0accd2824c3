using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>
/// The key of the random numbers by which one batch drops values. The random number of a value depends on this key, the layer and the place
/// of the value alone (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011). There is no state from one value to the next:
/// vector width and order of work do not matter, and the backward pass computes the numbers again instead of storing them.
/// </summary>
/// <param name="Bits">Random bits of the batch.</param>
/// <param name="IsActive">Whether values are dropped; otherwise all values stay unchanged.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct DropoutKey(ulong Bits, bool IsActive)
{
    /// <summary>Creates the key of a batch. The same seed, step and batch give the same key.</summary>
    /// <param name="seed">Seed of the training run.</param>
    /// <param name="step">Updates made so far.</param>
    /// <param name="batch">Batches since the last update.</param>
    public static DropoutKey For(ulong seed, long step, int batch) =>
        new(Mix(Mix(Mix(seed) + (ulong)step) + (ulong)batch), IsActive: true);

    /// <summary>Computes the first half of a layer's key.</summary>
    public int First(int layer) => (int)(uint)Mix(Bits + (ulong)layer);

    /// <summary>Computes the second half of a layer's key.</summary>
    public int Second(int layer) => (int)(uint)(Mix(Bits + (ulong)layer) >> 32);

    /// <summary>Computes the threshold: values whose 24 random bits are below it are dropped.</summary>
    /// <param name="fraction">The fraction to drop.</param>
    public int Threshold(double fraction) => IsActive ? (int)Math.Round(fraction * (1 << DropFormula.RandomBits)) : 0;

    /// <summary>Computes the factor of the values that are kept.</summary>
    /// <param name="fraction">The fraction to drop.</param>
    public float Factor(double fraction) => IsActive ? (float)(1 / (1 - fraction)) : 1;

    /// <summary>SplitMix64, a bijection that mixes each bit into all others.</summary>
    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
