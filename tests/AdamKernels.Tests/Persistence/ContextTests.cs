namespace AdamKernels.Tests.Persistence;

/// <summary>
/// Files that are saved and loaded while others are served: nothing goes back to the context of the caller. Otherwise a program with a
/// window stops as soon as it waits for the task there.
/// </summary>
public sealed class ContextTests
{
    private static readonly Func<Stream, Task>[] s_calls =
    [
        stream => new RegressionAdam(seed: 1).SaveAsync(stream),
        stream => new RegressionAdam(seed: 1).LoadFromAsync(stream),
        stream => RegressionAdam.LoadAsync(stream),
        stream => NewTrainer().SaveCheckpointAsync(stream),
        stream => NewTrainer().LoadCheckpointAsync(stream),
    ];

    public static TheoryData<int> Calls => [.. Enumerable.Range(0, s_calls.Length)];

    /// <summary>Fails when an await captures the context.</summary>
    [Theory]
    [MemberData(nameof(Calls))]
    public async Task No_call_needs_the_context_of_its_caller(int call)
    {
        using var stream = new Late(call < 3 ? File() : Checkpoint());
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new Busy());
        Task started = s_calls[call](stream);
        SynchronizationContext.SetSynchronizationContext(before);

        Assert.False(started.IsCompleted);
        await started.WaitAsync(TimeSpan.FromMinutes(1));
    }

    private static byte[] File() => Damage.Subjects.File(new RegressionAdam(seed: 2));

    private static byte[] Checkpoint() => Damage.Subjects.CheckpointOf(new RegressionAdam(seed: 2));

    private static Trainer<RegressionAdam> NewTrainer() => new(new RegressionAdam(seed: 1));

    /// <summary>A context that never gets to what is posted, as its thread waits.</summary>
    private sealed class Busy : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }

    /// <summary>A stream whose calls end later, on another thread.</summary>
    private sealed class Late(byte[] content) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(1, cancellationToken).ConfigureAwait(false);
            return Read(buffer.Span);
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(1, cancellationToken).ConfigureAwait(false);
            Write(buffer.Span);
        }
    }
}
