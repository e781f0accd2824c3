using System.Diagnostics;
using System.Globalization;
using OnlineControl.CommandLine;
using OnlineControl.Control;
using OnlineControl.Reporting;

namespace AdamKernels.Tests.Samples;

public sealed class OnlineControlReportTests
{
    private static readonly long Microsecond = Stopwatch.Frequency / 1_000_000;

    [Fact]
    public void Lines_have_the_documented_form_under_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CommaCulture.Create();
            ControlResult result = CreateResult(clock: null);
            Assert.Equal(
                [
                    "tracking error (root mean square): 2.000 mm without learning, 0.500 mm with it, 4.0 times smaller",
                    "work of a tick:   p50 500.0 µs, p99 990.0 µs, p99.9 999.0 µs, maximum 1000.0 µs",
                    "collections: 0; allocated: 0 bytes per tick",
                ],
                ControlReport.Describe(result));
            Assert.Equal(
                "result ticks=1000 rate_hz=1000 frozen_error_mm=2.0000 learning_error_mm=0.5000 collections=0 bytes_per_tick=0 "
                + "missed=none p50_us=500.0 p99_us=990.0 p999_us=999.0 max_us=1000.0 sha256=abc",
                ControlReport.FormatResult(result));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Clock_adds_the_ticks_that_are_late()
    {
        var clock = new TickClock(ticks: 1000, rate: 1000);
        clock.Start();
        ControlResult result = CreateResult(clock);
        Assert.Contains("missed deadlines: 0 of 1,000", ControlReport.Describe(result));
        Assert.Contains(ControlReport.Describe(result), line => line.StartsWith("ticks begin late: p50 ", StringComparison.Ordinal));
        Assert.Contains(" missed=0 ", ControlReport.FormatResult(result));
    }

    /// <summary>
    /// The work of the first tick takes 35 ms, of which it has 10. Fails when ticks are left out or begin early, or when late work does not
    /// count.
    /// </summary>
    [Fact]
    public void Ticks_whose_work_is_too_long_miss_their_deadline_and_none_is_left_out()
    {
        var clock = new TickClock(ticks: 6, rate: 100);
        clock.Start();
        long start = Stopwatch.GetTimestamp();
        for (int tick = 0; tick < 6; tick++)
        {
            clock.WaitForTick();
            Thread.Sleep(tick == 0 ? 35 : 0);
            clock.EndTick();
        }

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 49, double.MaxValue);
        Assert.InRange(clock.MissedDeadlines, 3, 6);
        Assert.InRange(clock.Delays[1], 20e6, double.MaxValue);
        Assert.All(clock.Delays, delay => Assert.InRange(delay, 0, double.MaxValue));
    }

    /// <summary>Fails when a tick that was done in time counts. A busy machine may interrupt one attempt, but not every one.</summary>
    [Fact]
    public void Ticks_that_are_done_in_time_miss_nothing()
    {
        IEnumerable<int> attempts = Enumerable.Range(0, 10).Select(_ =>
        {
            var clock = new TickClock(ticks: 1, rate: 1);
            clock.Start();
            clock.WaitForTick();
            clock.EndTick();
            return clock.MissedDeadlines;
        });
        Assert.Contains(0, attempts);
    }

    /// <summary>Errors of ±2 mm without learning and ±0.5 mm with it. The ticks took 1,000 µs, 999 µs and so on.</summary>
    private static ControlResult CreateResult(TickClock? clock)
    {
        var (frozen, learning) = (new RunRecord(1000), new RunRecord(1000));
        for (int i = 0; i < 1000; i++)
        {
            int sign = i % 2 == 0 ? 1 : -1;
            frozen.Add(sign * 0.002, Microsecond);
            learning.Add(sign * 0.0005, (1000 - i) * Microsecond);
        }

        var options = new ControlOptions { Seconds = 1, Simulated = clock is null };
        return new ControlResult(options, frozen, learning, clock, "abc");
    }
}
