using System.Runtime.InteropServices;

namespace AdamKernels.Tests.Training;

/// <summary>Floats as bits: 0 and -0 differ, and a NaN equals itself.</summary>
internal static class Bits
{
    public static int[] Of(float[] values) => MemoryMarshal.Cast<float, int>(values).ToArray();

    /// <summary>The parameters and every optimizer state of a trainer.</summary>
    public static int[][] Of<TNetwork>(Trainer<TNetwork> trainer)
        where TNetwork : class, INetwork<TNetwork> => [.. trainer.CanonicalState().Select(Of)];
}
