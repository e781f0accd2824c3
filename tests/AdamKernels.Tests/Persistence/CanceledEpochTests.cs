using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Persistence;

/// <summary>A Fit that is canceled after an epoch has begun and before its first step.</summary>
public sealed class CanceledEpochTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ShuffledSource _source = new(new Batch(Descriptions.DescriptionOf<Plain>(), rows: 40));

    public void Dispose() => _folder.Dispose();

    /// <summary>Fails when the checkpoint has the random numbers of the epoch that no step was made in.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_resumes_with_the_same_bits(int epoch)
    {
        int[][] expected = Fit(new Plain(seed: 1), _source, checkpoints: null, CancellationToken.None);
        using (var checkpoints = new CheckpointFolder(_folder.Path))
        using (var cancellation = new CancellationTokenSource())
        {
            var source = new CancelingSource(_source, epoch, cancellation);
            Assert.ThrowsAny<OperationCanceledException>(() => Fit(new Plain(seed: 1), source, checkpoints, cancellation.Token));
        }

        using var again = new CheckpointFolder(_folder.Path);
        Assert.True(again.HasCheckpoints);
        Assert.Equal(expected, Fit(new Plain(seed: 2), _source, again, CancellationToken.None));
    }

    private static int[][] Fit(Plain network, IBatchSource source, CheckpointFolder? checkpoints, CancellationToken cancellation)
    {
        var trainer = new Trainer<Plain>(network);
        trainer.Fit(source, new FitOptions
        {
            Epochs = 4,
            BatchSize = 8,
            Seed = 3,
            Checkpoints = checkpoints,
            Resume = checkpoints is not null,
            CancellationToken = cancellation,
        });
        return Bits.Of(trainer);
    }

    /// <summary>Cancels when an epoch begins.</summary>
    private sealed class CancelingSource(IBatchSource source, int epoch, CancellationTokenSource cancellation) : IBatchSource
    {
        private int _epoch;

        public long? SampleCount => source.SampleCount;

        public void BeginEpoch(ulong seed)
        {
            if (++_epoch == epoch)
            {
                cancellation.Cancel();
            }

            source.BeginEpoch(seed);
        }

        public int FillBatch(BatchSpans batch) => source.FillBatch(batch);
    }
}
