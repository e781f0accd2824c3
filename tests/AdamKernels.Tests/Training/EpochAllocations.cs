namespace AdamKernels.Tests.Training;

/// <summary>Measures what the epochs of one <c>Fit</c> allocate on this thread, in rounds as <see cref="Allocations"/> does.</summary>
internal sealed class EpochAllocations
{
    private const int EpochsPerRound = 50;

    private long _before;

    /// <summary>Epochs to run: the first round is warm-up.</summary>
    public const int Epochs = 5 * EpochsPerRound;

    /// <summary>Bytes that a round of epochs allocated, in the round with the fewest.</summary>
    public long Least { get; private set; } = long.MaxValue;

    /// <summary>To be called after each epoch.</summary>
    public void Complete(EpochResult epoch)
    {
        if (epoch.Epoch % EpochsPerRound != 0)
        {
            return;
        }

        long now = GC.GetAllocatedBytesForCurrentThread();
        Least = epoch.Epoch == EpochsPerRound ? Least : Math.Min(Least, now - _before);
        _before = now;
    }
}
