using System.Globalization;
using AdamKernels.Plots;

namespace LiveService.Load;

/// <summary>How long requests of one kind took.</summary>
internal sealed class Times
{
    private readonly List<double> _milliseconds = [];
    private readonly Lock _adding = new();

    public int Count => _milliseconds.Count;

    public void Add(IReadOnlyList<double> milliseconds)
    {
        lock (_adding)
        {
            _milliseconds.AddRange(milliseconds);
        }
    }

    /// <summary>A row of the table.</summary>
    /// <param name="name">What the requests are.</param>
    /// <param name="seconds">How long they were made.</param>
    public string ToRow(string name, double seconds) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {Count:N0} | {Count / seconds:N0} | {At(0.5):F2} ms | {At(0.99):F2} ms | {At(1):F1} ms |");

    /// <summary>Draws how often requests took how long.</summary>
    public Picture Draw(string title) => Plot.Latencies([.. _milliseconds.Select(time => 1e6 * time)], title, "time of a request");

    /// <summary>The time that a share of the requests did not exceed, in milliseconds; 0 if there were none.</summary>
    public double At(double share)
    {
        _milliseconds.Sort();
        return Count == 0 ? 0 : _milliseconds[Math.Clamp((int)Math.Ceiling(share * Count) - 1, 0, Count - 1)];
    }
}
