using System.Runtime.InteropServices;

namespace AdamKernels;

/// <summary>What <see cref="VersionedSlots"/> has for each slot. The distances are those of <see cref="SharedWords"/>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 2 * SharedWords.Line)]
internal struct SlotWords
{
    /// <summary>Leases that were let go, in units of <see cref="VersionedSlots.Lease"/>. Readers add to it.</summary>
    [FieldOffset(0)]
    public long Released;

    /// <summary>
    /// Leases that were given until the slot was last replaced, in the same unit. Those since it became current are counted in
    /// <see cref="SharedWords.Current"/>. Only the publisher reads and writes it.
    /// </summary>
    [FieldOffset(SharedWords.Line)]
    public long Acquired;

    /// <summary>The version in the slot. The publisher writes it while nobody holds the slot.</summary>
    [FieldOffset(SharedWords.Line + sizeof(long))]
    public long Version;
}
