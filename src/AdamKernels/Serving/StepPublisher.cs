namespace AdamKernels;

/// <summary>Publishes a network after every n-th update.</summary>
internal sealed class StepPublisher<TNetwork>(TNetwork network, WeightPublisher<TNetwork> publisher, int everySteps)
    where TNetwork : class, INetwork<TNetwork>
{
    /// <summary>Whether a publication is due: it stays due while leases hold all slots.</summary>
    private bool _isDue;

    /// <summary>Publishes if it is time.</summary>
    /// <param name="stepCount">Number of updates made.</param>
    public void AfterUpdate(long stepCount)
    {
        _isDue |= stepCount % everySteps == 0;
        if (_isDue)
        {
            _isDue = !publisher.Publish(network);
        }
    }
}
