namespace AdamKernels;

/// <summary>The batches that a source fills in, checked one by one.</summary>
internal struct SourceFeed : IBatchFeed
{
    private readonly IBatchSource _source;
    private readonly SourceBatch _batch;
    private readonly WorkingBatch _work;
    private readonly int _batchSize;
    private DeterministicRandom _random;
    private long _taken;

    /// <param name="source">The source.</param>
    /// <param name="batch">Memory for its batches, prepared for it.</param>
    /// <param name="work">Receives the targets of the batches.</param>
    /// <param name="seed">Seed of the seeds of the epochs.</param>
    /// <param name="batchSize">Samples per batch.</param>
    public SourceFeed(IBatchSource source, SourceBatch batch, WorkingBatch work, ulong seed, int batchSize)
    {
        _source = source;
        _batch = batch;
        _work = work;
        _batchSize = batchSize;
        _random = new DeterministicRandom(seed);
    }

    public readonly long? SampleCount => _batch.SampleCount;

    public readonly DeterministicRandom Random => _random;

    public readonly ref float Inputs => ref _batch.Inputs;

    /// <summary>Learns nothing: the samples are not known before they are trained on. What is declared must have been set.</summary>
    public readonly void Learn(NetworkScale scale) => scale.Check();

    public void SkipEpoch() => _random.NextUInt64();

    public void BeginEpoch()
    {
        _taken = 0;
        _source.BeginEpoch(_random.NextUInt64());
    }

    public int MoveNext()
    {
        int room = (int)Math.Min(_batchSize, (SampleCount ?? long.MaxValue) - _taken);
        if (room == 0)
        {
            return 0;
        }

        int rows = _batch.Fill(_source, room, _taken);
        _taken += rows;
        return rows;
    }

    public readonly double Load() => _work.SetTargets(_batch.Targets, _batch.Rows);

    public readonly long GetSample(int row) => _taken - _batch.Rows + row;

    public readonly Evaluation EvaluateHeldBack(Evaluator evaluator) => Evaluation.None;
}
