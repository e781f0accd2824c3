namespace AdamKernels;

/// <summary>A thread that does a part of each work that it is called to.</summary>
internal sealed class Worker
{
    private readonly TrainingWorkers _workers;
    private readonly int _index;
    private readonly Gate _start = new();
    private readonly Thread _thread;
    private long _calls;

    /// <param name="workers">The group, which has the work.</param>
    /// <param name="index">The part that this thread does, at least 1: the calling thread does part 0.</param>
    public Worker(TrainingWorkers workers, int index)
    {
        _workers = workers;
        _index = index;
        _thread = new Thread(Work) { IsBackground = true, Name = $"AdamKernels worker {index}" };
        _thread.Start();
    }

    /// <summary>Calls the thread to the work of the group.</summary>
    public void Call() => _start.Raise(++_calls);

    /// <summary>Waits until the thread has ended, after a call to work that is none.</summary>
    public void Join()
    {
        _thread.Join();
        _start.Dispose();
    }

    private void Work()
    {
        for (long call = 1; ; call++)
        {
            _start.WaitFor(call);
            if (!_workers.DoPart(_index))
            {
                return;
            }
        }
    }
}
