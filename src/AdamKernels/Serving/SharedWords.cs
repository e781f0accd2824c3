using System.Runtime.InteropServices;

namespace AdamKernels;

/// <summary>What <see cref="VersionedSlots"/> has once. What the readers write is 128 bytes apart from what the publisher writes.</summary>
/// <remarks>
/// 128 bytes are the longest cache line: 64 on x64, where neighbors are fetched in pairs, and up to 128 on Arm64. A line that one thread
/// writes is taken from all others, so 128 bytes without use also lie before the first word and after the last: there, other fields and
/// objects begin.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = 4 * Line)]
internal struct SharedWords
{
    /// <summary>Bytes between words that different threads write.</summary>
    public const int Line = 128;

    /// <summary>The index of the current slot, and above it how many leases it was given since it became current.</summary>
    [FieldOffset(Line)]
    public long Current;

    /// <summary>The newest version.</summary>
    [FieldOffset(2 * Line)]
    public long Version;

    /// <summary>Whether a thread is publishing, see <see cref="ExclusiveUse"/>.</summary>
    [FieldOffset(2 * Line + sizeof(long))]
    public int Publisher;
}
