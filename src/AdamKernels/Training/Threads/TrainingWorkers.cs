using System.Runtime.ExceptionServices;

namespace AdamKernels;

/// <summary>
/// Threads that share the work of training steps, evaluations and large predictions. They change no bit: every sum keeps its order, on any
/// number of threads.
/// </summary>
/// <remarks>
/// <para>
/// The threads are made once. Any number of trainers can have the same workers: one call at a time uses them, and a call that finds them
/// busy runs on its own thread alone. Each call takes as many of them as pay for its network and its batch, which for a tiny one is none.
/// </para>
/// <para>
/// Between the calls of a training loop, the workers spin for some microseconds; then they park, so that they take no time while nothing is
/// trained. Disposing stops them; a trainer that has disposed workers throws.
/// </para>
/// </remarks>
public sealed class TrainingWorkers : IDisposable
{
    private const int MaxThreads = 1024;

    private readonly Worker[] _workers;
    private readonly Gate _finish = new();
    private readonly PredictionWork _prediction = new();
    private SharedWork? _work;
    private int _parts;
    private int _unfinished;
    private long _runs;
    private Exception? _failure;
    private int _isBusy;
    private bool _isDisposed;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">Number of threads that share the work, including the one that calls: 1 starts none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 1 to 1,024.</exception>
    public TrainingWorkers(int threads)
        : this(threads, SharingRule.WherePaying)
    {
    }

    internal TrainingWorkers(int threads, SharingRule rule)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, MaxThreads);
        ThreadCount = threads;
        Rule = rule;
        _workers = [.. Enumerable.Range(1, threads - 1).Select(index => new Worker(this, index))];
    }

    /// <summary>Number of threads that share the work, including the one that calls.</summary>
    public int ThreadCount { get; }

    /// <summary>Decides how many threads share a pass.</summary>
    internal SharingRule Rule { get; }

    /// <summary>Computes the outputs of many samples, with the bits of <see cref="INetwork.Predict"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">A whole number of samples, one row after the other.</param>
    /// <param name="outputs">Receives one row per sample. It must not overlap the inputs.</param>
    /// <exception cref="ArgumentException">
    /// The inputs are not whole samples, or the outputs have another length or overlap them.
    /// </exception>
    /// <exception cref="InvalidOperationException">A declared standardization was neither set nor learned.</exception>
    /// <exception cref="ObjectDisposedException">The workers are disposed.</exception>
    public unsafe void Predict(INetwork network, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        int samples = inputs.Length / network.InputCount;
        int threads = Rule.ForPrediction(ThreadCount, network, samples);

        // What does not fit is refused by the network itself.
        bool fits = samples * network.InputCount == inputs.Length
            && (long)samples * network.OutputCount == outputs.Length
            && !inputs.Overlaps(outputs);
        if (threads == 1 || !fits || !TryReserve())
        {
            network.Predict(inputs, outputs);
            return;
        }

        try
        {
            fixed (float* firstInput = inputs, firstOutput = outputs)
            {
                _prediction.Set(network, (nint)firstInput, (nint)firstOutput, samples);
                RunReserved(_prediction, threads);
            }
        }
        finally
        {
            _prediction.Clear();
            Volatile.Write(ref _isBusy, 0);
        }
    }

    /// <summary>Stops the threads, after the call that uses them.</summary>
    public void Dispose()
    {
        var wait = default(SpinWait);
        while (!TryReserve())
        {
            wait.SpinOnce();
        }

        if (!_isDisposed)
        {
            _isDisposed = true;
            foreach (Worker worker in _workers)
            {
                worker.Call();
                worker.Join();
            }

            _finish.Dispose();
        }

        Volatile.Write(ref _isBusy, 0);
    }

    /// <summary>Throws if the threads have been stopped.</summary>
    internal void CheckNotDisposed() => ObjectDisposedException.ThrowIf(_isDisposed, this);

    /// <summary>Does all parts of a work and returns when they are done.</summary>
    /// <param name="work">The work.</param>
    /// <param name="parts">Number of parts, at most <see cref="ThreadCount"/>.</param>
    internal void Run(SharedWork work, int parts)
    {
        // Alone if another call uses the threads, or if they were stopped since this call has begun: what it has begun, it finishes.
        if (!TryReserve())
        {
            work.Run(0, 1);
            return;
        }

        try
        {
            RunReserved(work, parts);
        }
        finally
        {
            Volatile.Write(ref _isBusy, 0);
        }
    }

    /// <summary>Does a part of the current work, on the thread of a worker.</summary>
    /// <returns>Whether there was any; otherwise the thread ends.</returns>
    internal bool DoPart(int index)
    {
        if (_work is not { } work)
        {
            return false;
        }

        try
        {
            work.Run(index, _parts);
        }
        catch (Exception exception)
        {
            // Thrown again by the call that waits for this part.
            Interlocked.CompareExchange(ref _failure, exception, null);
            work.Abandon();
        }

        if (Interlocked.Decrement(ref _unfinished) == 0)
        {
            _finish.Raise(_runs);
        }

        return true;
    }

    private bool TryReserve() => Interlocked.CompareExchange(ref _isBusy, 1, 0) == 0;

    private void RunReserved(SharedWork work, int parts)
    {
        if (parts == 1 || _isDisposed)
        {
            work.Run(0, 1);
            return;
        }

        _work = work;
        _parts = parts;
        _unfinished = parts - 1;
        _runs++;
        for (int i = 0; i < parts - 1; i++)
        {
            _workers[i].Call();
        }

        Exception? failure;
        try
        {
            work.Run(0, parts);
        }
        catch
        {
            work.Abandon();
            throw;
        }
        finally
        {
            _finish.WaitFor(_runs);
            _work = null;

            // If this thread's part has thrown, too, that is what the call throws.
            failure = _failure;
            _failure = null;
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }
}
