using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>
/// What the dropout of one batch is decided by, besides the place of a value. The random number of a value is a function of this key, the
/// layer and the place alone (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011): no state runs from one value to the next, so
/// that neither the width of a vector nor the order of the work shows in it, and the backward pass computes it anew instead of keeping it.
/// </summary>
/// <param name="Bits">Random bits of the batch.</param>
/// <param name="IsActive">Whether values are dropped; if not, all are kept as they are.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct DropoutKey(ulong Bits, bool IsActive)
{
    /// <summary>The key of a batch: the same for the same seed, update and batch.</summary>
    /// <param name="seed">Seed of the training run.</param>
    /// <param name="step">Updates made so far.</param>
    /// <param name="batch">Batches since the last update.</param>
    public static DropoutKey For(ulong seed, long step, int batch) =>
        new(Mix(Mix(Mix(seed) + (ulong)step) + (ulong)batch), IsActive: true);

    /// <summary>First half of the layer's key.</summary>
    public int First(int layer) => (int)(uint)Mix(Bits + (ulong)layer);

    /// <summary>Second half of the layer's key.</summary>
    public int Second(int layer) => (int)(uint)(Mix(Bits + (ulong)layer) >> 32);

    /// <summary>Values whose 24 random bits are below this are dropped.</summary>
    /// <param name="fraction">Fraction to drop.</param>
    public int Threshold(double fraction) => IsActive ? (int)Math.Round(fraction * (1 << DropFormula.RandomBits)) : 0;

    /// <summary>What the values that are kept are multiplied by.</summary>
    /// <param name="fraction">Fraction that is dropped.</param>
    public float Factor(double fraction) => IsActive ? (float)(1 / (1 - fraction)) : 1;

    /// <summary>SplitMix64: a bijection that spreads each bit over all others.</summary>
    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
