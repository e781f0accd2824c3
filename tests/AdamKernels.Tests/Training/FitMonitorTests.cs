namespace AdamKernels.Tests.Training;

/// <summary>Which epoch is the best and when it is time to stop, for losses that are given.</summary>
/// <remarks>
/// Stopping an epoch too late or too early, counting epochs that are not in a row, or measuring the improvement against the epoch before
/// makes these fail.
/// </remarks>
public class FitMonitorTests
{
    private const double Nan = double.NaN;

    public static TheoryData<double[], int, double, int, int> Cases => new()
    {
        // losses, patience, minimum, best epoch, epoch that stops (0 for none)
        { [5, 4, 3, 2, 1], 1, 0, 5, 0 },
        { [5, 4, 4, 3], 1, 0, 2, 3 },
        { [5, 4, 4.5, 3, 3.5, 2], 2, 0, 6, 0 },
        { [5, 4, 4.5, 4.2, 3], 2, 0, 2, 4 },
        { [5, 4, 4.5, 4.2, 4.1, 3], 3, 0, 2, 5 },

        // Each is lower than the one before, and not enough so: every second is, measured from the last that was.
        { [5, 4.5, 4, 3.5, 3], 2, 0.9, 5, 0 },
        { [5, 4.9, 4.8, 4.7], 3, 1, 4, 4 },
        { [5, 4.5, 4.5], 2, 0.5, 2, 3 },

        // Not a number is no improvement, also at the beginning.
        { [Nan, Nan, 1, Nan], 3, 0, 3, 0 },
        { [Nan, Nan, 1], 2, 0, 1, 2 },
        { [1, Nan, Nan], 2, 0, 1, 3 },
        { [double.PositiveInfinity, 1], 1, 0, 1, 1 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Losses_end_in_the_right_epoch(double[] losses, int patience, double minimum, int best, int stop)
    {
        var monitor = new FitMonitor(new EarlyStopping(patience, minimum));
        int stopped = 0;
        for (int i = 0; i < losses.Length && stopped == 0; i++)
        {
            bool isBest = monitor.Add(new EpochResult(i + 1, 0, 0, losses[i], 0, 0), losses[i]);
            Assert.Equal(monitor.Best.Epoch == i + 1, isBest);
            stopped = monitor.ShouldStop ? i + 1 : 0;
        }

        Assert.Equal((best, stop), (monitor.Best.Epoch, stopped));
    }

    [Fact]
    public void Without_a_rule_it_never_stops()
    {
        var monitor = new FitMonitor(null);
        for (int epoch = 1; epoch < 1000; epoch++)
        {
            monitor.Add(new EpochResult(epoch, 0, 0, 0, 0, 0), loss: 1);
            Assert.False(monitor.ShouldStop);
        }
    }
}
