using AdamKernels;

namespace OnlineControl.Learning;

/// <summary>
/// The samples of the last ticks. A network that learns from the newest sample alone forgets how to move to the left while the slide moves
/// to the right; one that learns from all samples averages over plants that are gone.
/// </summary>
internal sealed class SampleMemory(int capacity, ulong seed)
{
    private const int FeatureCount = InverseModel.FeatureCount;

    private readonly float[] _features = new float[capacity * FeatureCount];
    private readonly float[] _targets = new float[capacity];
    private DeterministicRandom _random = new(seed);
    private int _newest = -1;
    private int _count;

    /// <summary>Adds a sample, and drops the oldest one if the memory is full.</summary>
    public void Add(ReadOnlySpan<float> features, float target)
    {
        _newest = (_newest + 1) % capacity;
        _count = Math.Min(_count + 1, capacity);
        features.CopyTo(_features.AsSpan(_newest * FeatureCount, FeatureCount));
        _targets[_newest] = target;
    }

    /// <summary>Fills a batch with the newest sample and random ones.</summary>
    public void Draw(Span<float> features, Span<float> targets)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            int sample = i == 0 ? _newest : _random.NextInt32(_count);
            _features.AsSpan(sample * FeatureCount, FeatureCount).CopyTo(features[(i * FeatureCount)..]);
            targets[i] = _targets[sample];
        }
    }
}
