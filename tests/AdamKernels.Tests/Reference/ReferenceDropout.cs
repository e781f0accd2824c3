using AdamKernels.Runtime;

namespace AdamKernels.Tests.Reference;

/// <summary>
/// What dropout multiplies a value by, from the description in docs/numerics.md: on unsigned integers, one value at a time.
/// </summary>
internal static class ReferenceDropout
{
    /// <param name="key">The key of the batch.</param>
    /// <param name="layer">Number of the layer, from 1.</param>
    /// <param name="share">Share that is dropped.</param>
    /// <param name="row">Row of the batch.</param>
    /// <param name="column">Column of the value.</param>
    /// <param name="outputs">Outputs of the layer.</param>
    public static double Factor(DropoutKey key, int layer, double share, int row, int column, int outputs)
    {
        if (!key.IsActive || share == 0)
        {
            return 1;
        }

        uint place = (uint)(row * ((outputs + 15) / 16 * 16) + column);
        ulong bits = SplitMix(key.Bits + (ulong)layer);
        uint random = Mix(Mix(place ^ (uint)bits) + (uint)(bits >> 32)) >> 8;
        return random < Math.Round(share * 16777216) ? 0 : 1 / (1 - share);
    }

    private static uint Mix(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7FEB352Du;
        x = (x ^ (x >> 15)) * 0x846CA68Bu;
        return x ^ (x >> 16);
    }

    private static ulong SplitMix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
