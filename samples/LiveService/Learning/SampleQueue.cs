using System.Threading.Channels;

namespace LiveService.Learning;

/// <summary>Samples that wait to be learned, from any number of requests to one learner. It is bounded, and drops nothing.</summary>
/// <param name="capacity">Samples that can wait.</param>
internal sealed class SampleQueue(int capacity)
{
    private readonly Channel<Sample> _channel = Channel.CreateBounded<Sample>(new BoundedChannelOptions(capacity) { SingleReader = true });
    private readonly Lock _writing = new();
    private bool _isClosed;
    private long _acceptedCount;

    /// <summary>Samples that can wait.</summary>
    public int Capacity => capacity;

    /// <summary>Samples that wait.</summary>
    public int Count => _channel.Reader.Count;

    /// <summary>Samples that were accepted since the service started.</summary>
    public long AcceptedCount => Volatile.Read(ref _acceptedCount);

    /// <summary>Adds all samples or none, and never waits.</summary>
    public QueueAnswer TryAdd(ReadOnlySpan<Sample> samples)
    {
        lock (_writing)
        {
            if (_isClosed)
            {
                return QueueAnswer.Closed;
            }

            // Only the learner changes the count meanwhile, and makes more room.
            if (samples.Length > capacity - Count)
            {
                return QueueAnswer.Full;
            }

            Volatile.Write(ref _acceptedCount, _acceptedCount + samples.Length);
            foreach (Sample sample in samples)
            {
                if (!_channel.Writer.TryWrite(sample))
                {
                    throw new InvalidOperationException("Expected room in the queue, but another writer took it.");
                }
            }

            return QueueAnswer.Accepted;
        }
    }

    /// <summary>Accepts no more samples. Those that wait can still be taken.</summary>
    public void Close()
    {
        // Under the lock, so that a request is accepted as a whole or not at all.
        lock (_writing)
        {
            _isClosed = true;
            _channel.Writer.TryComplete();
        }
    }

    /// <summary>Waits for samples.</summary>
    /// <returns>Whether there are some: false once the queue is closed and empty.</returns>
    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => _channel.Reader.WaitToReadAsync(cancellation);

    /// <summary>Takes the sample that has waited longest.</summary>
    public bool TryTake(out Sample sample) => _channel.Reader.TryRead(out sample);
}
