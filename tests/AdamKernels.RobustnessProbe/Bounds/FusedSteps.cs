using System.Runtime.CompilerServices;
using AdamKernels.Runtime;

namespace AdamKernels.RobustnessProbe.Bounds;

/// <summary>Makes every step of a network update block by block.</summary>
internal static class FusedSteps
{
    /// <summary>Keeps steps of a few rows from updating all parameters together, from gradients in memory.</summary>
    /// <param name="description">The description of a network whose update is fused.</param>
    public static void Require(NetworkDescription description) => RowsUpdatedFromMemory(description) = 0;

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<RowsUpdatedFromMemory>k__BackingField")]
    private static extern ref int RowsUpdatedFromMemory(NetworkDescription description);
}
