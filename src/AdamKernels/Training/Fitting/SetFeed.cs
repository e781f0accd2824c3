namespace AdamKernels;

/// <summary>The batches of a set, and the samples of it that are held back for validation.</summary>
internal ref struct SetFeed : IBatchFeed
{
    private readonly SampleSet _set;
    private readonly WorkingBatch _work;
    private readonly ReadOnlySpan<int> _held;
    private readonly Span<int> _training;
    private readonly int _batchSize;
    private readonly bool _shuffles;
    private DeterministicRandom _random;
    private Batches _batches;

    /// <param name="set">The set.</param>
    /// <param name="order">Receives the order of its samples.</param>
    /// <param name="work">Receives the batches.</param>
    /// <param name="options">Seed, shuffling, and samples that are held back.</param>
    /// <param name="batchSize">Samples per batch.</param>
    public SetFeed(SampleSet set, SampleOrder order, WorkingBatch work, FitOptions options, int batchSize)
    {
        _set = set;
        _work = work;
        _batchSize = batchSize;
        _shuffles = options.Shuffle;
        _random = new DeterministicRandom(options.Seed);
        _held = order.Split(set.Count, options.ValidationCount(set.Count), ref _random, out _training);
    }

    public readonly long? SampleCount => _training.Length;

    public readonly DeterministicRandom Random => _random;

    public readonly ref float Inputs => ref _work.Inputs;

    public readonly void Learn(NetworkScale scale) => scale.Learn(_set, _training);

    /// <summary>Each order is a shuffle of the one before.</summary>
    public void SkipEpoch()
    {
        if (_shuffles)
        {
            _random.Shuffle(_training);
        }
    }

    public void BeginEpoch()
    {
        SkipEpoch();
        _batches = new Batches(_training.Length, _batchSize);
    }

    public int MoveNext() => _batches.MoveNext() ? _batches.Current.Rows : 0;

    public readonly double Load()
    {
        (int start, int rows) = _batches.Current;
        return _work.Gather(_set, _training.Slice(start, rows));
    }

    public readonly long GetSample(int row) => _training[_batches.Current.Start + row];

    public readonly Evaluation EvaluateHeldBack(Evaluator evaluator) =>
        _held.IsEmpty ? Evaluation.None : evaluator.Evaluate(_set, _held);
}
