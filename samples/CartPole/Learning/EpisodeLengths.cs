namespace CartPole.Learning;

/// <summary>The lengths of the last episodes.</summary>
internal sealed class EpisodeLengths
{
    /// <summary>Number of episodes in the mean.</summary>
    public const int Window = 100;

    private readonly int[] _last = new int[Window];
    private int _sum;

    /// <summary>Number of all episodes.</summary>
    public int Count { get; private set; }

    /// <summary>The mean length of the last <see cref="Window"/> episodes; NaN before there are so many.</summary>
    public double Mean => Count < Window ? double.NaN : (double)_sum / Window;

    public void Add(int length)
    {
        ref int oldest = ref _last[Count % Window];
        _sum += length - oldest;
        oldest = length;
        Count++;
    }
}
