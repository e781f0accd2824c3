namespace AdamKernels.Benchmarks.Publishing;

/// <summary>A thread that repeats something without pause until it is disposed.</summary>
internal sealed class BusyThread : IDisposable
{
    private readonly Thread _thread;
    private volatile bool _isOver;

    /// <summary>Starts, and returns once it has begun.</summary>
    /// <param name="body">What it repeats.</param>
    public BusyThread(Action body)
    {
        using var began = new ManualResetEventSlim();
        _thread = new Thread(() =>
        {
            body();
            began.Set();
            while (!_isOver)
            {
                body();
            }
        });
        _thread.Start();
        began.Wait();
    }

    public void Dispose()
    {
        _isOver = true;
        _thread.Join();
    }
}
