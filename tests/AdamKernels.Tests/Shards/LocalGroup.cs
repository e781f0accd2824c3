using System.Collections.Concurrent;

namespace AdamKernels.Tests.Shards;

/// <summary>Processes of a group as threads of this process, which copy from each other's memory.</summary>
internal sealed class LocalGroup
{
    private readonly BlockingCollection<byte[]>[,] _messages;

    private LocalGroup(int count)
    {
        _messages = new BlockingCollection<byte[]>[count, count];
        for (int from = 0; from < count; from++)
        {
            for (int to = 0; to < count; to++)
            {
                _messages[from, to] = [];
            }
        }
    }

    /// <summary>Runs a program in every process of a group, and returns what each has returned.</summary>
    /// <param name="count">Number of processes.</param>
    /// <param name="program">The program.</param>
    public static T[] Run<T>(int count, Func<IProcessGroup, T> program)
    {
        var group = new LocalGroup(count);
        var results = new T[count];
        var failures = new ConcurrentQueue<Exception>();
        Thread[] threads =
        [
            .. Enumerable.Range(0, count).Select(rank => new Thread(
                () =>
                {
                    try
                    {
                        results[rank] = program(new Member(group, rank, count));
                    }
                    catch (Exception exception)
                    {
                        failures.Enqueue(exception);
                        group.Abort();
                    }
                },
                maxStackSize: 1 << 18)),
        ];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return failures.TryPeek(out Exception? first) ? throw new AggregateException(first) : results;
    }

    /// <summary>Processes that wait for a message end with an exception.</summary>
    private void Abort()
    {
        foreach (BlockingCollection<byte[]> messages in _messages)
        {
            messages.CompleteAdding();
        }
    }

    private sealed class Member(LocalGroup group, int rank, int count) : IProcessGroup
    {
        public int Rank => rank;

        public int Count => count;

        public void Exchange(int to, ReadOnlySpan<byte> sent, int from, Span<byte> received)
        {
            group._messages[rank, to].Add(sent.ToArray());
            byte[] message = group._messages[from, rank].Take();
            Assert.Equal(received.Length, message.Length);
            message.CopyTo(received);
        }

        public void GatherAll(Span<byte> all, ReadOnlySpan<int> starts)
        {
            for (int distance = 1; distance < count; distance++)
            {
                int to = (rank + distance) % count, from = (rank - distance + count) % count;
                Exchange(to, all[starts[rank]..starts[rank + 1]], from, all[starts[from]..starts[from + 1]]);
            }
        }
    }
}
