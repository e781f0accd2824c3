using System.Diagnostics;
using SampleKit.Reporting;
using Xunit;

namespace AdamKernels.Tests.Samples;

public sealed class TrainingMeterTests
{
    private object? _keeper;

    [Fact]
    public void Counts_what_steps_allocate()
    {
        var meter = new TrainingMeter();
        meter.Resume();
        for (int step = 1; step <= 11; step++)
        {
            _keeper = new byte[1000];
            meter.Pause();
            meter.CountStep();
            meter.Resume();
        }

        meter.Pause();
        Assert.NotNull(_keeper);
        Assert.InRange(meter.BytesPerStep, 1000, 1100);
    }

    /// <summary>
    /// Fails when a pause is counted. Nothing is said of how long the rest takes, which the load of the machine decides: what the meter
    /// shows and the pauses together take no longer than everything does.
    /// </summary>
    [Fact]
    public void Leaves_out_the_first_step_and_the_pauses()
    {
        var all = Stopwatch.StartNew();
        var pauses = new Stopwatch();
        var meter = new TrainingMeter();
        meter.Resume();
        _keeper = new byte[1000];
        for (int step = 1; step <= 11; step++)
        {
            meter.Pause();
            pauses.Start();
            meter.CountStep();
            _keeper = new byte[1000];
            Thread.Sleep(10);
            pauses.Stop();
            meter.Resume();
        }

        meter.Pause();
        all.Stop();
        Assert.NotNull(_keeper);
        Assert.Equal(0, meter.BytesPerStep);
        Assert.InRange(meter.Elapsed, TimeSpan.Zero, Stopwatch.GetElapsedTime(0, all.ElapsedTicks - pauses.ElapsedTicks));
    }

    /// <summary>
    /// Fails when what is done between two steps is counted as theirs, or the step after it as one that allocated nothing.
    /// </summary>
    [Fact]
    public void Leaves_out_steps_that_were_not_alone()
    {
        var meter = new TrainingMeter();
        for (int step = 1; step <= 21; step++)
        {
            bool isAlone = step % 2 == 0;
            meter.Resume();
            _keeper = new byte[isAlone ? 1000 : 100_000];
            meter.Pause();
            meter.CountStep(isAlone);
        }

        Assert.NotNull(_keeper);
        Assert.InRange(meter.BytesPerStep, 1000, 1100);
    }

    [Fact]
    public void One_step_is_no_measurement()
    {
        var meter = new TrainingMeter();
        meter.CountStep();
        Assert.Equal(double.NaN, meter.BytesPerStep);
    }
}
