using DigitSample.Training;
using Xunit;

namespace AdamKernels.Tests.Samples;

public sealed class TrainingMeterTests
{
    private object? _keeper;

    [Fact]
    public void CountsWhatStepsAllocate()
    {
        var meter = new TrainingMeter();
        meter.Resume();
        for (int step = 1; step <= 11; step++)
        {
            _keeper = new byte[1000];
            meter.Pause();
            meter.CountStep(step);
            meter.Resume();
        }

        meter.Pause();
        Assert.NotNull(_keeper);
        Assert.InRange(meter.BytesPerStep, 1000, 1100);
    }

    [Fact]
    public void LeavesOutTheFirstStepAndThePauses()
    {
        var meter = new TrainingMeter();
        meter.Resume();
        _keeper = new byte[1000];
        for (int step = 1; step <= 11; step++)
        {
            meter.Pause();
            meter.CountStep(step);
            _keeper = new byte[1000];
            Thread.Sleep(10);
            meter.Resume();
        }

        meter.Pause();
        Assert.NotNull(_keeper);
        Assert.Equal(0, meter.BytesPerStep);
        Assert.InRange(meter.Elapsed.TotalMilliseconds, 0, 100);
    }

    [Fact]
    public void OneStepIsNoMeasurement()
    {
        var meter = new TrainingMeter();
        meter.CountStep(1);
        Assert.Equal(double.NaN, meter.BytesPerStep);
    }
}
