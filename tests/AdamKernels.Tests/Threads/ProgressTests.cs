namespace AdamKernels.Tests.Threads;

/// <summary>Threads that wait for each other.</summary>
public sealed class ProgressTests
{
    [Fact]
    public void A_thread_that_has_come_far_enough_is_not_waited_for()
    {
        var progress = new Progress(2);

        progress.Set(1, 3);

        Assert.True(progress.WaitFor(1, 3));
    }

    /// <summary>
    /// Fails, by waiting for ever, when the thread that is waited for finishes what it was doing, and hides with it that another failed.
    /// </summary>
    [Fact]
    public async Task Nobody_waits_after_a_failure_whatever_others_still_finish()
    {
        var progress = new Progress(3);
        Task<bool> waiting = Task.Run(() => progress.WaitFor(0, 2));

        progress.Fail();
        progress.Set(0, 1);

        Assert.False(await waiting.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void A_reset_forgets_a_failure_and_all_values()
    {
        var progress = new Progress(1);
        progress.Set(0, 5);
        progress.Fail();

        progress.Reset();
        progress.Set(0, 1);

        Assert.True(progress.WaitFor(0, 1));
    }
}
