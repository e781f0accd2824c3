using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Persistence;

/// <summary>A trainer that saves into memory of the program allocates nothing.</summary>
public sealed class CheckpointAllocationTests
{
    private readonly Trainer<WithAccumulation> _trainer = new(new WithAccumulation(seed: 1));
    private readonly Batch _batch = new(Descriptions.DescriptionOf<WithAccumulation>(), rows: 8);

    /// <summary>
    /// Steps of every kind, with and without gradients that wait. Fails when the header is composed in new memory, or a name or a number is
    /// boxed on its way.
    /// </summary>
    [Fact]
    public void Saving_to_memory_allocates_nothing()
    {
        var file = new byte[20_000];
        Allocations.AssertNone(
            () =>
            {
                _trainer.Step(_batch.Inputs, _batch.Targets);
                _trainer.SaveCheckpoint(file.AsSpan(0, _trainer.GetCheckpointLength()));
            },
            calls: 300);
    }

    [Fact]
    public void Saving_within_a_fit_allocates_nothing()
    {
        var file = new byte[20_000];
        long before = 0, most = 0;
        var options = new FitOptions
        {
            Epochs = 3,
            BatchSize = 1,
            EarlyStopping = new EarlyStopping(100),
            StepCompleted = step =>
            {
                // The second epoch: buffers have their size, and the compiler is done.
                before = GC.GetAllocatedBytesForCurrentThread();
                _trainer.SaveCheckpoint(file);
                most = step.Epoch == 3 ? Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before) : most;
            },
        };
        _trainer.Fit(_batch.Inputs, _batch.Targets, options);
        _trainer.Fit(_batch.Inputs, _batch.Targets, options);
        most = 0;
        _trainer.Fit(_batch.Inputs, _batch.Targets, options);
        Assert.Equal(0, most);
    }

    [Fact]
    public void Too_short_memory_is_refused()
    {
        int length = _trainer.GetCheckpointLength();
        var file = new byte[length - 1];
        var error = Assert.Throws<ArgumentException>(() => _trainer.SaveCheckpoint(file));
        Assert.Contains($"Expected room for {length} bytes, but got {length - 1}.", error.Message, StringComparison.Ordinal);
        Assert.All(file, value => Assert.Equal(0, value));
        Assert.Equal(length, _trainer.SaveCheckpoint(new byte[length + 1]));
    }
}
