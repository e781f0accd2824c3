using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>
/// Numbered slots, one of which is current. A reader holds the one that was current when it came; a publisher fills one that nobody holds,
/// and makes it current.
/// </summary>
/// <remarks>
/// <para>
/// The count of a slot's readers is split. Readers that come add to the word that also says which slot is current: in one operation, so
/// that no slot is found without being held. The publisher takes that word away together with its count and adds the count to
/// <see cref="SlotWords.Acquired"/>. Readers that go add to <see cref="SlotWords.Released"/>. Once a slot is no longer current, Acquired
/// does not change, and it is free as soon as both are equal. Each call of a reader is one operation that cannot fail, whatever other
/// threads do.
/// </para>
/// <para>
/// Memory order, which x64 gives to every access and Arm64 only to those named here. An <see cref="Interlocked"/> operation releases what
/// was written before it and acquires for what is read after it.
/// <list type="number">
/// <item>The publisher's writes to a slot come before its Exchange (release); the Add of a reader that finds the slot comes before that
/// reader's reads (acquire). So it sees the whole set.</item>
/// <item>A reader's reads come before its Add to Released (release); the publisher's Volatile.Read of the sum comes before its next writes
/// to the slot (acquire). So it overwrites nothing that is still being read. Additions of other readers in between continue the same chain
/// of read-modify-write operations, and the publisher synchronizes with all of them.</item>
/// <item>A thread that publishes after another one sees Acquired and Version as that one left them: <see cref="ExclusiveUse"/> ends by a
/// Volatile.Write (release) and begins by a CompareExchange (acquire).</item>
/// </list>
/// </para>
/// <para>
/// All counts go on modulo 2^56: their unit is <see cref="Lease"/>, above the bits of the index, and what is carried out of the top is lost
/// without touching the index. Equality and differences stay right as long as fewer than 2^55 leases of one slot exist at once.
/// </para>
/// </remarks>
internal sealed class VersionedSlots
{
    /// <summary>Most slots: the index has 8 bits.</summary>
    public const int MaxCount = (int)Lease;

    /// <summary>What a lease adds to a count.</summary>
    public const long Lease = 1 << 8;

    private const long IndexMask = Lease - 1;

    /// <summary>Those of slot i at i + 1: the first one keeps the length of the array, which readers read, on another line.</summary>
    private readonly SlotWords[] _slots;
    private SharedWords _shared;

    /// <summary>Slot 0 is current, with version 1.</summary>
    /// <param name="count">Number of slots.</param>
    /// <param name="leases">The leases that each slot starts its counts with, for tests of what happens when these overflow.</param>
    public VersionedSlots(int count, long leases = 0)
    {
        _slots = new SlotWords[count + 1];
        foreach (ref SlotWords slot in _slots.AsSpan())
        {
            slot.Acquired = slot.Released = leases * Lease;
        }

        _slots[1].Acquired = 0;
        _slots[1].Version = _shared.Version = 1;
        _shared.Current = leases * Lease;
    }

    /// <summary>The newest version. Whoever has read it gets this version or a later one.</summary>
    public long Version => Volatile.Read(ref _shared.Version);

    /// <summary>Reserves the publisher's part for the thread that publishes.</summary>
    public ref int Publisher => ref _shared.Publisher;

    /// <summary>A reader holds the current slot.</summary>
    /// <returns>Its index.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Acquire() =>
        (int)(Interlocked.Add(ref _shared.Current, Lease) & IndexMask); // Acquire: the slot's contents are read after this.

    /// <summary>A reader holds a slot no longer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Release(int index) =>
        Interlocked.Add(ref _slots[index + 1].Released, Lease); // Release: the slot's contents were read before this.

    /// <summary>The version in a slot that the caller holds.</summary>
    public long VersionOf(int index) => _slots[index + 1].Version;

    /// <summary>The first slot that is not current and that nobody holds, to be filled by the publisher; -1 if there is none.</summary>
    /// <exception cref="InvalidOperationException">More leases of a slot were let go than it was given.</exception>
    public int FindFree()
    {
        // Readers change only the count beside the index.
        int current = (int)(Volatile.Read(ref _shared.Current) & IndexMask);
        for (int index = 0; index < _slots.Length - 1; index++)
        {
            ref SlotWords slot = ref _slots[index + 1];
            if (index != current)
            {
                long held = slot.Acquired - Volatile.Read(ref slot.Released); // Acquire: the slot is written after this.
                if (held == 0)
                {
                    return index;
                }

                if (held < 0)
                {
                    throw new InvalidOperationException(
                        "A lease was let go twice, through a copy of the WeightLease. Readers may have seen a mixture of versions: "
                        + "dispose only the lease that Acquire returned.");
                }
            }
        }

        return -1;
    }

    /// <summary>Makes a slot current that <see cref="FindFree"/> found and that has been filled.</summary>
    public void Publish(int index)
    {
        long version = _shared.Version + 1;
        _slots[index + 1].Version = version;
        long previous = Interlocked.Exchange(ref _shared.Current, index); // Release: the slot was filled before this.

        // From here on nobody can get the previous slot, so that this is the count of all its leases.
        _slots[(previous & IndexMask) + 1].Acquired += previous & ~IndexMask;
        Volatile.Write(ref _shared.Version, version);
    }
}
