using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdamKernels.Benchmarks.Threads;

/// <summary>What two threads of this machine can do at best, and what it takes to pass memory from one to the other.</summary>
internal sealed class ProcessorPair
{
    private const int Rounds = 101;
    private const int Additions = 2_000_000;
    private const int Turns = 2_000;
    private const int FloatsPerLine = 16;
    private const int Lines = 4_096;

    private readonly float[] _memory = GC.AllocateArray<float>((Lines + 1) * FloatsPerLine, pinned: true);
    private Padded _turn;

    /// <summary>The speed-up of two loops in registers, which share nothing.</summary>
    public double SpeedUp { get; private set; }

    /// <summary>Nanoseconds until a word has been seen by the other thread, and its answer by this one.</summary>
    public double RoundTrip { get; private set; }

    /// <summary>Nanoseconds to read a cache line that the other thread has written.</summary>
    public double Read { get; private set; }

    /// <summary>Nanoseconds to write a cache line that the other thread has read.</summary>
    public double Write { get; private set; }

    /// <summary>Nanoseconds to write a cache line that no other thread has read.</summary>
    public double PrivateWrite { get; private set; }

    /// <summary>Measures all of it.</summary>
    public static ProcessorPair Measure()
    {
        var pair = new ProcessorPair();
        pair.SpeedUp = Median(pair.TimeIndependentWork);
        pair.RoundTrip = Median(pair.TimeTurns);
        pair.MeasureLines();
        return pair;
    }

    /// <summary>All of it as a paragraph of markdown.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        The machine: two loops in registers that share nothing run {SpeedUp:F2} times as fast on two threads as one after the other. A word
        travels from one thread to another and back in {RoundTrip:F0} ns. To read a cache line that the other has written takes
        {Read:F1} ns, to write one that the other has read {Write:F1} ns, and to write one of its own {PrivateWrite:F1} ns (medians,
        adjacent lines).
        """);

    private static double Median(Func<double> measure)
    {
        double[] values = [.. Enumerable.Range(0, Rounds).Select(_ => measure()).Order()];
        return values[Rounds / 2];
    }

    private double TimeIndependentWork()
    {
        long start = Stopwatch.GetTimestamp();
        Add();
        TimeSpan alone = Stopwatch.GetElapsedTime(start);
        TimeSpan both = TimeWith(Add, Add);
        return 2 * alone / both;
    }

    private double TimeTurns()
    {
        _turn.Value = 0;
        return TimeWith(() => Take(0), () => Take(1)).TotalNanoseconds / Turns;

        void Take(int first)
        {
            for (int turn = first; turn < 2 * Turns; turn += 2)
            {
                while (Volatile.Read(ref _turn.Value) != turn)
                {
                    Thread.SpinWait(1);
                }

                Volatile.Write(ref _turn.Value, turn + 1);
            }
        }
    }

    private void MeasureLines()
    {
        double[] reads = new double[Rounds], writes = new double[Rounds], privateWrites = new double[Rounds];
        _turn.Value = 0;
        TimeWith(() => Alternate(0, privateWrites, writes), () => Alternate(1, reads, null));
        Read = reads.Order().ElementAt(Rounds / 2);
        Write = writes.Order().ElementAt(Rounds / 2);
        PrivateWrite = privateWrites.Order().ElementAt(Rounds / 2);

        // This thread writes what the other has read, and again what it has not; then the other reads.
        void Alternate(int first, double[] times, double[]? timesOfShared)
        {
            for (int round = 0; round < Rounds; round++)
            {
                while (Volatile.Read(ref _turn.Value) != 2 * round + first)
                {
                    Thread.SpinWait(1);
                }

                if (timesOfShared is not null)
                {
                    timesOfShared[round] = TimeLines(writes: true);
                }

                times[round] = TimeLines(writes: timesOfShared is not null);
                Volatile.Write(ref _turn.Value, 2 * round + first + 1);
            }
        }
    }

    private double TimeLines(bool writes)
    {
        long start = Stopwatch.GetTimestamp();
        Touch(ref MemoryMarshal.GetArrayDataReference(_memory), writes);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / Lines;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float Touch(ref float memory, bool writes)
    {
        float sum = 0;
        for (int i = 0; i < Lines * FloatsPerLine; i += FloatsPerLine)
        {
            if (writes)
            {
                Unsafe.Add(ref memory, i) = i;
            }
            else
            {
                sum += Unsafe.Add(ref memory, i);
            }
        }

        return sum;
    }

    private static void Add() => Measuring.ClockCycle.Chain(Additions / Measuring.ClockCycle.AdditionsPerTurn, 1);

    /// <summary>Runs two actions at once, on this thread and on another, and returns the time from when both are ready.</summary>
    private static TimeSpan TimeWith(Action own, Action other)
    {
        using var ready = new Barrier(2);
        var thread = new Thread(() =>
        {
            ready.SignalAndWait();
            other();
        });
        thread.Start();
        ready.SignalAndWait();
        long start = Stopwatch.GetTimestamp();
        own();
        thread.Join();
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>A word on a cache line of its own.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Padded
    {
        [FieldOffset(128)]
        public int Value;
    }
}
