using System.Collections.Concurrent;

namespace AdamKernels.Tests.Shards;

/// <summary>Processes of a group as threads of this process, which copy from each other's memory.</summary>
internal sealed class LocalGroup : IDisposable
{
    /// <summary>Far longer than a message takes on a busy machine: only a process that has failed keeps the others waiting.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<(int From, int To), BlockingCollection<byte[]>> _messages = [];
    private readonly CancellationTokenSource _failure = new();
    private readonly Barrier _gathering;
    private byte[] _gathered = [];

    private LocalGroup(int count) => _gathering = new Barrier(count);

    public void Dispose()
    {
        _failure.Dispose();
        _gathering.Dispose();
    }

    /// <summary>Runs a program in every process of a group, and returns what each has returned.</summary>
    /// <param name="count">Number of processes.</param>
    /// <param name="program">The program.</param>
    public static T[] Run<T>(int count, Func<IProcessGroup, T> program)
    {
        using var group = new LocalGroup(count);
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
                        group._failure.Cancel();
                    }
                },
                maxStackSize: 1 << 18)),
        ];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return failures.TryPeek(out Exception? first) ? throw new AggregateException(first) : results;
    }

    private BlockingCollection<byte[]> Between(int from, int to) => _messages.GetOrAdd((from, to), static _ => []);

    private void WaitForAll()
    {
        if (!_gathering.SignalAndWait(s_limit, _failure.Token))
        {
            throw new TimeoutException($"Not all processes gathered within {s_limit}.");
        }
    }

    private sealed class Member(LocalGroup group, int rank, int count) : IProcessGroup
    {
        public int Rank => rank;

        public int Count => count;

        public void Exchange(int to, ReadOnlySpan<byte> sent, int from, Span<byte> received)
        {
            group.Between(rank, to).Add(sent.ToArray());
            if (!group.Between(from, rank).TryTake(out byte[]? message, (int)s_limit.TotalMilliseconds, group._failure.Token))
            {
                throw new TimeoutException($"Nothing came from process {from} within {s_limit}.");
            }

            Assert.Equal(received.Length, message.Length);
            message.CopyTo(received);
        }

        public void GatherAll(Span<byte> all, ReadOnlySpan<int> starts)
        {
            if (rank == 0)
            {
                group._gathered = new byte[all.Length];
            }

            group.WaitForAll();
            all[starts[rank]..starts[rank + 1]].CopyTo(group._gathered.AsSpan(starts[rank]));
            group.WaitForAll();
            group._gathered.CopyTo(all);
            group.WaitForAll();
        }
    }
}
