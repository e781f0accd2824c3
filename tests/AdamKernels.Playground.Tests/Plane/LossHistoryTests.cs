using Playground.Training.Plane;

namespace AdamKernels.Playground.Tests.Plane;

public class LossHistoryTests
{
    [Fact]
    public void Points_are_means_of_stride_steps_and_never_more_than_the_capacity()
    {
        var history = new LossHistory();
        for (int step = 0; step < 1000; step++)
        {
            history.Add(step);
            Assert.InRange(history.Points.Count, 0, LossHistory.Capacity - 1);
        }

        // The first point is the mean of 0 to stride - 1, the next that of as many steps after them: merging pairs keeps means.
        Assert.Equal(8, history.Stride);
        Assert.Equal(1000 / 8, history.Points.Count);
        Assert.Equal(Enumerable.Range(0, 1000 / 8).Select(i => (8f * i) + 3.5f), history.Points);
    }
}
