using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdamKernels.RobustnessProbe.Bounds;

/// <summary>
/// A pinned array with regions between protected pages of its own. The garbage collector neither moves it nor looks inside, so managed code
/// can be given any part of it, and only an access beyond a region ends the process.
/// </summary>
/// <typeparam name="T">Type of the elements, whose size divides that of a page.</typeparam>
internal sealed class GuardedArray<T>
    where T : unmanaged
{
    /// <summary>Every array: memory with protected pages must not be collected.</summary>
    private static readonly List<T[]> s_all = [];

    private readonly T[] _array;
    private readonly (int Start, int End)[] _regions;

    /// <summary>Allocates zeros.</summary>
    /// <param name="lengths">The most elements of each region.</param>
    public GuardedArray(params int[] lengths)
    {
        int page = Environment.SystemPageSize / Unsafe.SizeOf<T>();
        int[] pages = [.. lengths.Select(length => Math.Max((length + page - 1) / page, 1))];
        _array = GC.AllocateArray<T>((pages.Sum() + lengths.Length + 2) * page, pinned: true);
        s_all.Add(_array);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0);
        First = (int)(-address & (Environment.SystemPageSize - 1)) / Unsafe.SizeOf<T>();
        _regions = new (int, int)[lengths.Length];
        int at = First;
        for (int i = 0; i < lengths.Length; i++)
        {
            Pages.Protect(Marshal.UnsafeAddrOfPinnedArrayElement(_array, at), Environment.SystemPageSize);
            _regions[i] = (at + page, at + page + pages[i] * page);
            at = _regions[i].End;
        }

        Pages.Protect(Marshal.UnsafeAddrOfPinnedArrayElement(_array, at), Environment.SystemPageSize);
        Length = at + page - First;
    }

    /// <summary>All elements, the protected ones included, and those before the first protected page.</summary>
    public T[] Array => _array;

    /// <summary>The first element of the first protected page.</summary>
    public int First { get; }

    /// <summary>Elements from there to the end of the last protected page.</summary>
    public int Length { get; }

    /// <summary>Clears a region.</summary>
    public void Clear(int region) => _array.AsSpan(_regions[region].Start.._regions[region].End).Clear();

    /// <summary>Where memory of a length starts in the array.</summary>
    public int Find(int region, int length, Placement placement) =>
        placement.AtEnd ? _regions[region].End - length - placement.Slack : _regions[region].Start + placement.Slack;

    /// <summary>Memory of a length at one of the pages around the first region.</summary>
    public Memory<T> Take(int length, Placement placement) => _array.AsMemory(Find(0, length, placement), length);

    /// <summary>The same, with a copy of values.</summary>
    public Memory<T> Take(ReadOnlySpan<T> values, Placement placement)
    {
        Memory<T> memory = Take(values.Length, placement);
        values.CopyTo(memory.Span);
        return memory;
    }
}
