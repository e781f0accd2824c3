using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AdamKernels;

/// <summary>
/// A number that one thread raises and another one waits for. The waiting thread spins for a bounded time and then parks.
/// </summary>
/// <remarks>Neither side allocates, and raising makes a system call only if the other side has parked.</remarks>
internal sealed class Gate : IDisposable
{
    /// <summary>Time in which a thread only spins: longer than the gap between two passes of a step.</summary>
    private static readonly long s_spin = Environment.ProcessorCount > 1 ? Ticks(microseconds: 20) : 0;

    /// <summary>Time after which a thread parks. In between it yields, because another thread may need its processor.</summary>
    private static readonly long s_yield = Environment.ProcessorCount > 1 ? Ticks(microseconds: 100) : 0;

    private readonly AutoResetEvent _wakeUp = new(initialState: false);
    private Padded _state;

    /// <summary>Raises the number. What this thread wrote before is visible to the waiting thread.</summary>
    public void Raise(long number)
    {
        // A full fence: either the waiting thread sees the number after it has announced that it parks, or this thread sees that.
        Interlocked.Exchange(ref _state.Number, number);
        if (Volatile.Read(ref _state.IsParked) != 0 && Interlocked.Exchange(ref _state.IsParked, 0) != 0)
        {
            _wakeUp.Set();
        }
    }

    /// <summary>Waits until the number has been raised to this one.</summary>
    public void WaitFor(long number)
    {
        if (Spin(number))
        {
            return;
        }

        while (Volatile.Read(ref _state.Number) < number)
        {
            Interlocked.Exchange(ref _state.IsParked, 1);
            if (Volatile.Read(ref _state.Number) >= number && Interlocked.Exchange(ref _state.IsParked, 0) != 0)
            {
                return;
            }

            // Parks; or takes the signal of a thread that has raised the number in the meantime.
            _wakeUp.WaitOne();
        }
    }

    public void Dispose() => _wakeUp.Dispose();

    private bool Spin(long number)
    {
        if (Volatile.Read(ref _state.Number) >= number)
        {
            return true;
        }

        long start = Stopwatch.GetTimestamp(), elapsed = 0;
        while (elapsed < s_yield)
        {
            for (int i = 0; i < 8; i++)
            {
                Thread.SpinWait(1);
                if (Volatile.Read(ref _state.Number) >= number)
                {
                    return true;
                }
            }

            elapsed = Stopwatch.GetTimestamp() - start;
            if (elapsed > s_spin)
            {
                Thread.Yield();
            }
        }

        return false;
    }

    private static long Ticks(int microseconds) => Stopwatch.Frequency * microseconds / 1_000_000;

    /// <summary>The fields on a cache line of their own, and on none that the processor fetches with it.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Padded
    {
        [FieldOffset(128)]
        public long Number;

        [FieldOffset(136)]
        public int IsParked;
    }
}
