namespace AdamKernels.Tests.Training;

/// <summary>Shows that the measurement sees what it must see, and nothing else.</summary>
public class AllocationsTests
{
    private int _calls;
    private object? _keeper;

    [Fact]
    public void An_allocation_in_every_call_is_noticed() => Assert.True(Allocations.Least(Allocate, calls: 100) >= 100 * 24);

    [Fact]
    public void A_rare_allocation_is_noticed() =>
        Assert.True(Allocations.Least(() => AllocateIf(++_calls % 1000 == 0), calls: 2000) >= 2 * 24);

    /// <summary>Fails when there is one round only.</summary>
    [Fact]
    public void What_happens_once_is_not_counted() => Assert.Equal(0, Allocations.Least(() => AllocateIf(++_calls == 50), calls: 100));

    [Fact]
    public void An_allocation_in_every_epoch_is_noticed() => Assert.NotEqual(0, Epochs(_ => true).Least);

    [Fact]
    public void What_happens_in_one_epoch_is_not_counted() => Assert.Equal(0, Epochs(epoch => epoch == 70).Least);

    private EpochAllocations Epochs(Predicate<int> allocates)
    {
        var allocations = new EpochAllocations();
        for (int epoch = 1; epoch <= EpochAllocations.Epochs; epoch++)
        {
            AllocateIf(allocates(epoch));
            allocations.Complete(new EpochResult(epoch, 0, 0, 0, 0, 0));
        }

        return allocations;
    }

    private void Allocate() => _keeper = new object();

    private void AllocateIf(bool now)
    {
        if (now)
        {
            Allocate();
        }

        GC.KeepAlive(_keeper);
    }
}
