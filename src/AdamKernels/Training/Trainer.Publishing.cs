namespace AdamKernels;

/// <content>Publications of the network while it is trained.</content>
public sealed partial class Trainer<TNetwork>
{
    /// <summary>Publishes the network after every n-th update from now on: of all calls that update, and of Fit.</summary>
    /// <remarks>
    /// The network is copied on the thread that trains, after the update is complete, whenever <see cref="StepCount"/> is a multiple of
    /// <paramref name="everySteps"/>. If leases hold all slots, the next update tries again. It allocates nothing and waits for nobody. An
    /// exception of <see cref="WeightPublisher{TNetwork}.Publish"/>, as when another thread publishes to the same publisher, leaves the
    /// call that updated, after the update. The parameters are published, not their average: for that, call <see cref="CopyAverageTo"/>
    /// and <see cref="WeightPublisher{TNetwork}.Publish"/>.
    /// </remarks>
    /// <param name="publisher">Receives the network, instead of a publisher that was set before; null to publish no more.</param>
    /// <param name="everySteps">n, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="everySteps"/> is below 1.</exception>
    public void PublishTo(WeightPublisher<TNetwork>? publisher, int everySteps = 1)
    {
        using var use = new ExclusiveUse(ref _user);
        ArgumentOutOfRangeException.ThrowIfLessThan(everySteps, 1);
        _update.Updated = publisher is null ? null : new StepPublisher<TNetwork>(Network, publisher, everySteps).AfterUpdate;
    }
}
