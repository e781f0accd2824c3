namespace Playground.Training.Plane;

/// <summary>A loss curve of bounded length: each point is the mean of as many steps as keep the whole run within it.</summary>
public sealed class LossHistory
{
    /// <summary>The largest number of points.</summary>
    public const int Capacity = 128;

    private readonly List<float> _points = new(Capacity);
    private double _sum;
    private int _pending;

    /// <summary>The means, oldest first.</summary>
    public IReadOnlyList<float> Points => _points;

    /// <summary>Steps for each point: a power of 2.</summary>
    public int Stride { get; private set; } = 1;

    /// <summary>Adds the loss of a step.</summary>
    public void Add(float loss)
    {
        _sum += loss;
        if (++_pending < Stride)
        {
            return;
        }

        _points.Add((float)(_sum / Stride));
        _sum = 0;
        _pending = 0;
        if (_points.Count == Capacity)
        {
            MergePairs();
        }
    }

    private void MergePairs()
    {
        for (int i = 0; i < Capacity / 2; i++)
        {
            _points[i] = (_points[2 * i] + _points[(2 * i) + 1]) / 2;
        }

        _points.RemoveRange(Capacity / 2, Capacity / 2);
        Stride *= 2;
    }
}
