using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Persistence;

/// <summary>The samples of a set in an order that the seed of the epoch decides, and with noise that it decides too.</summary>
internal sealed class ShuffledSource(Batch set) : IBatchSource
{
    private readonly int _inputCount = set.Inputs.Length / set.Rows;
    private readonly int _outputCount = set.Targets.Length / set.Rows;
    private readonly int[] _order = new int[set.Rows];
    private DeterministicRandom _random;
    private int _next;

    /// <summary>Whether the number of samples is known. If not, batches have different sizes.</summary>
    public bool IsCounted { get; init; } = true;

    public long? SampleCount => IsCounted ? set.Rows : null;

    public void BeginEpoch(ulong seed)
    {
        _random = new DeterministicRandom(seed);
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        _random.Shuffle(_order);
        _next = 0;
    }

    public int FillBatch(BatchSpans batch)
    {
        int most = IsCounted ? batch.Count : 1 + _random.NextInt32(batch.Count);
        int rows = Math.Min(most, set.Rows - _next);
        for (int row = 0; row < rows; row++)
        {
            int sample = _order[_next++];
            set.Inputs.AsSpan(sample * _inputCount, _inputCount).CopyTo(batch.Inputs[(row * _inputCount)..]);
            set.Targets.AsSpan(sample * _outputCount, _outputCount).CopyTo(batch.Targets[(row * _outputCount)..]);
            batch.Inputs[row * _inputCount] += _random.NextSingle();
        }

        return rows;
    }
}
