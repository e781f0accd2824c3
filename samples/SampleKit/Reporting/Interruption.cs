namespace SampleKit.Reporting;

/// <summary>What Ctrl+C does: the first one cancels, the next one ends the program.</summary>
public sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    public CancellationToken Token => _source.Token;

    /// <summary>Cancels the token.</summary>
    /// <returns>Whether the program goes on until the canceled work has ended: false if it was canceled before.</returns>
    public bool Interrupt()
    {
        bool isFirst = !_source.IsCancellationRequested;
        _source.Cancel();
        return isFirst;
    }

    public void Dispose() => _source.Dispose();
}
