using System.Diagnostics;

namespace OnlineControl.Control;

/// <summary>
/// Lets ticks begin at equal distances, and counts missed deadlines: ticks unfinished when the next is due. The next tick then begins late,
/// at once; none is left out.
/// </summary>
internal sealed class TickClock
{
    private static readonly double NanosecondsPerUnit = 1e9 / Stopwatch.Frequency;

    /// <summary>
    /// The operating system may wake a thread more than a millisecond late, so the last 2 ms are spent spinning. At 1 kHz, that is all the
    /// time: give the loop a core of its own.
    /// </summary>
    private static readonly long SpinUnits = 2 * Stopwatch.Frequency / 1000;

    private readonly double[] _delays;
    private readonly int _rate;
    private long _start;
    private int _tick;

    /// <summary>Creates a clock that does not run yet.</summary>
    /// <param name="ticks">Number of ticks.</param>
    /// <param name="rate">Ticks per second.</param>
    public TickClock(int ticks, int rate)
    {
        _delays = new double[ticks];
        _rate = rate;

        // For these methods to be compiled. The first tick was due long ago, so there is nothing to wait for.
        WaitForTick();
        EndTick();
    }

    /// <summary>By how many nanoseconds each tick began late.</summary>
    public double[] Delays => _delays;

    /// <summary>Number of ticks that were not done in time.</summary>
    public int MissedDeadlines { get; private set; }

    /// <summary>Lets the first tick be due now.</summary>
    public void Start()
    {
        (_tick, MissedDeadlines) = (0, 0);
        _start = Stopwatch.GetTimestamp();
    }

    /// <summary>Sleeps, then spins, until the tick is due.</summary>
    public void WaitForTick()
    {
        long due = DueOf(_tick);
        long now = Stopwatch.GetTimestamp();
        while (now < due)
        {
            long sleep = (due - now - SpinUnits) * 1000 / Stopwatch.Frequency;
            if (sleep > 0)
            {
                Thread.Sleep((int)sleep);
            }
            else
            {
                Thread.SpinWait(10);
            }

            now = Stopwatch.GetTimestamp();
        }

        _delays[_tick] = (now - due) * NanosecondsPerUnit;
    }

    /// <summary>Notes that the work of the tick is done.</summary>
    public void EndTick()
    {
        _tick++;
        if (Stopwatch.GetTimestamp() > DueOf(_tick))
        {
            MissedDeadlines++;
        }
    }

    private long DueOf(int tick) => _start + tick * Stopwatch.Frequency / _rate;
}
