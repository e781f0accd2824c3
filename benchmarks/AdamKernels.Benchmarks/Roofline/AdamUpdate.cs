using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Peers;
using AdamKernels.Runtime;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>Adam on parameters of the caller's own, and the copy of the same memory.</summary>
internal sealed class AdamUpdate
{
    private readonly Memory<float> _gradients;
    private readonly AdamOptimizer _optimizer;
    private readonly StreamCopy.Loop _copy;

    private AdamUpdate(string place, int count, StreamCopy.Loop copy)
    {
        Place = place;
        Count = count;
        _copy = copy;
        _gradients = Random(count, seed: 1);
        _optimizer = new AdamOptimizer(Random(count, seed: 2), AdamSettings.NegligibleRate);
        Update = new Probe(() => _optimizer.UpdateParameters(_gradients.Span), count);
        Copy = new Probe(CopyAll, count);
    }

    /// <summary>Where parameters, gradients and moments are.</summary>
    public string Place { get; }

    /// <summary>Number of parameters.</summary>
    public int Count { get; }

    /// <summary>The update, by parameter.</summary>
    public Probe Update { get; }

    /// <summary>The copy, by parameter.</summary>
    public Probe Copy { get; }

    /// <summary>
    /// 16 KiB in all, which every first-level cache holds, and 512 KiB, for the second level of current servers and desktops.
    /// </summary>
    public static AdamUpdate[] InCaches(MachineProbes machine) =>
        [new("L1", 1 << 10, machine.Copy), new("L2", 1 << 15, machine.Copy)];

    /// <summary>512 MiB in all, more than the caches of current servers hold.</summary>
    public static AdamUpdate InMemory(MachineProbes machine) => new("memory", 1 << 25, machine.Copy);

    private void CopyAll() => _copy(
        ref MemoryMarshal.GetReference(_optimizer.Parameters.Span),
        ref MemoryMarshal.GetReference(_gradients.Span),
        ref MemoryMarshal.GetReference(_optimizer.FirstMoment),
        ref MemoryMarshal.GetReference(_optimizer.SecondMoment),
        (nuint)Count,
        zero: 0);

    /// <summary>Numbers in ±1 that start on a cache line, as the buffers of a network do.</summary>
    private static Memory<float> Random(int count, int seed)
    {
        float[] array = GC.AllocateUninitializedArray<float>(count + AlignedBuffer.Alignment, pinned: true);
        var random = new Random(seed);
        foreach (ref float value in array.AsSpan())
        {
            value = 2 * random.NextSingle() - 1;
        }

        nint bytes = Unsafe.ByteOffset(ref array[0], ref AlignedBuffer.Align(array));
        return array.AsMemory((int)(bytes / sizeof(float)), count);
    }
}
