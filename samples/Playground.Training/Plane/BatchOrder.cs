using AdamKernels;
using Playground.Training.Networks;

namespace Playground.Training.Plane;

/// <summary>Deals the points of a set in batches, in a new random order each time all were dealt.</summary>
internal sealed class BatchOrder
{
    private readonly PlaneData _data;
    private readonly int _batchSize;
    private readonly int[] _order = [.. Enumerable.Range(0, PlaneData.Count)];
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private DeterministicRandom _random;
    private int _position = PlaneData.Count;

    public BatchOrder(PlaneData data, int batchSize, ulong seed)
    {
        if (batchSize is < 1 or > Shape.Batch)
        {
            throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, $"Expected a batch of 1 to {Shape.Batch} points.");
        }

        _data = data;
        _batchSize = batchSize;
        _inputs = new float[2 * batchSize];
        _targets = new float[batchSize];
        _random = new DeterministicRandom(seed);
    }

    /// <summary>Coordinates of the current batch.</summary>
    public ReadOnlySpan<float> Inputs => _inputs;

    /// <summary>Values of the current batch.</summary>
    public ReadOnlySpan<float> Targets => _targets;

    /// <summary>Deals the next batch. One that the points do not fill continues with those of the next order.</summary>
    public void Next()
    {
        for (int row = 0; row < _batchSize; row++)
        {
            if (_position == PlaneData.Count)
            {
                Shuffle();
                _position = 0;
            }

            int point = _order[_position++];
            _data.Inputs.Slice(2 * point, 2).CopyTo(_inputs.AsSpan(2 * row));
            _targets[row] = _data.Targets[point];
        }
    }

    private void Shuffle()
    {
        for (int last = _order.Length - 1; last > 0; last--)
        {
            int other = _random.NextInt32(last + 1);
            (_order[last], _order[other]) = (_order[other], _order[last]);
        }
    }
}
