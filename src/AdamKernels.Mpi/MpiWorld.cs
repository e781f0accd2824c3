using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using AdamKernels.Mpi.Native;

namespace AdamKernels.Mpi;

/// <summary>
/// The processes that <c>mpirun</c> has started, as one of them sees them: they train one network together. A program that is started
/// without a launcher is a group of one process, even where no MPI library is installed.
/// </summary>
/// <remarks>
/// <para>
/// An exception that nobody catches ends all processes: it is written to the standard error stream after the rank, and the exit code is 1.
/// A process that catches an exception and cannot go on calls <see cref="Abort"/>.
/// </para>
/// <para>Any thread may call the members, but only one at a time. Calls allocate nothing.</para>
/// </remarks>
public sealed class MpiWorld : IProcessGroup, IDisposable
{
    private static int s_isInitialized;

    /// <summary>Null for one process without a library.</summary>
    private readonly MpiTransport? _transport;

    /// <summary>
    /// The exception thrown last. If the others still wait for this process when it leaves, that is the likely reason: an asynchronous
    /// method catches an exception and runs its <c>using</c> blocks before anybody learns of it.
    /// </summary>
    private Exception? _lastException;

    private bool _isDisposed;

    internal MpiWorld(MpiLibrary? library, MpiLauncher? launcher)
    {
        _transport = library is null ? null : new MpiTransport(library, launcher);
        Rank = _transport?.Rank ?? 0;
        Count = _transport?.Count ?? 1;
        ProcessorName = _transport?.ProcessorName ?? Environment.MachineName;
        Library = library?.Version;
        if (Count > 1)
        {
            AppDomain.CurrentDomain.UnhandledException += OnUnhandledException;
            AppDomain.CurrentDomain.FirstChanceException += OnException;
            AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        }
    }

    /// <inheritdoc/>
    public int Rank { get; }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>The machine that this process runs on, as MPI names it.</summary>
    public string ProcessorName { get; }

    /// <summary>The first line of what the MPI library says about itself, such as its name and version; null without a library.</summary>
    public string? Library { get; }

    /// <summary>
    /// Initializes MPI: Open MPI, MPICH, or a library with the ABI of MPI 5, whichever fits the launcher. The environment variable
    /// ADAMKERNELS_MPI, if set, names the library's file.
    /// </summary>
    /// <returns>All processes that were started together. Dispose it at the end of the program.</returns>
    /// <exception cref="MpiException">The processes were started by a launcher without a library that fits it, or MPI failed.</exception>
    /// <exception cref="InvalidOperationException">A process can initialize MPI only once.</exception>
    public static MpiWorld Initialize()
    {
        MpiLauncher? launcher = MpiLauncher.Find();
        if (Interlocked.Exchange(ref s_isInitialized, 1) != 0)
        {
            throw new InvalidOperationException("MpiWorld.Initialize was called before. A process can initialize MPI only once.");
        }

        return new MpiWorld(MpiLibrary.Load(launcher), launcher);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no process of that rank.</exception>
    /// <exception cref="ArgumentException">The memory that is sent overlaps the memory that receives.</exception>
    /// <exception cref="MpiException">The other process sent another number of bytes, or it has left, or MPI failed.</exception>
    public void Exchange(int to, ReadOnlySpan<byte> sent, int from, Span<byte> received)
    {
        CheckRank(to);
        CheckRank(from);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (sent.Overlaps(received))
        {
            throw new ArgumentException("The memory that is sent overlaps the memory that receives.", nameof(received));
        }

        if (_transport is not null)
        {
            _transport.Exchange(to, sent, from, received);
        }
        else if (sent.Length == received.Length)
        {
            sent.CopyTo(received);
        }
        else
        {
            throw new MpiException($"Rank 0 of 1 expected {received.Length} bytes of rank 0, but got {sent.Length}.", Rank);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The starts are not those of one part for each process.</exception>
    /// <exception cref="MpiException">Another process has other starts, or it has left, or MPI failed.</exception>
    public void GatherAll(Span<byte> all, ReadOnlySpan<int> starts)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        CheckStarts(all.Length, starts);

        // Not by MPI_Allgatherv, which no message of another kind interrupts: here, a process that has left is noticed.
        if (BitOperations.IsPow2(Count))
        {
            // Two neighbors give each other the parts that they have: one, two, four, and so on.
            for (int parts = 1; parts < Count; parts *= 2)
            {
                int neighbor = Rank ^ parts, own = Rank & -parts, theirs = neighbor & -parts;
                Exchange(neighbor, all[starts[own]..starts[own + parts]], neighbor, all[starts[theirs]..starts[theirs + parts]]);
            }

            return;
        }

        // Around a ring: each process passes on to the next one what it got from the one before, first its own part.
        int to = (Rank + 1) % Count, from = (Rank + Count - 1) % Count;
        for (int step = 0; step < Count - 1; step++)
        {
            int sent = (Rank + Count - step) % Count, received = (sent + Count - 1) % Count;
            Exchange(to, all[starts[sent]..starts[sent + 1]], from, all[starts[received]..starts[received + 1]]);
        }
    }

    /// <summary>Waits until all processes have called this.</summary>
    /// <exception cref="MpiException">A process has left, or MPI failed.</exception>
    public void Barrier()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);

        // After the round with distance d, this process knows of the 2d processes up to itself.
        for (int distance = 1; distance < Count; distance *= 2)
        {
            Exchange((Rank + distance) % Count, [], (Rank + Count - distance) % Count, []);
        }
    }

    /// <summary>
    /// Ends all processes at once with exit code 1. A process that catches an exception and cannot go on calls it, because the others would
    /// wait for it.
    /// </summary>
    /// <param name="message">Why. It is written to the standard error stream after the rank.</param>
    [DoesNotReturn]
    public void Abort(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        End(message);
    }

    /// <summary>
    /// Leaves the group and waits until all others have left. If one of them still sends to this process, both disagree about what to do,
    /// and all processes end with exit code 1.
    /// </summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        if (_transport?.Leave() is int rank)
        {
            string reason = _lastException is null ? "" : $" The last exception before that: {_lastException}";
            End($"This process has left the group, but rank {rank} still sends to it.{reason}");
        }

        _isDisposed = true;
        _transport?.Finish();
        AppDomain.CurrentDomain.UnhandledException -= OnUnhandledException;
        AppDomain.CurrentDomain.FirstChanceException -= OnException;
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
    }

    private void OnException(object? sender, FirstChanceExceptionEventArgs e) => _lastException = e.Exception;

    /// <summary>This runs before any <c>finally</c> or <c>using</c> block that the exception leaves.</summary>
    private void OnUnhandledException(object sender, UnhandledExceptionEventArgs e) => End($"{e.ExceptionObject}");

    /// <summary>A launcher notices a process that ends by a signal or an exit code, but not always one that seems to succeed.</summary>
    private void OnProcessExit(object? sender, EventArgs e)
    {
        if (Environment.ExitCode == 0)
        {
            End("This process ends, but has not disposed its MpiWorld.");
        }
    }

    [DoesNotReturn]
    private void End(string message)
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        Console.Out.Flush();
        Console.Error.WriteLine($"rank {Rank} of {Count}: {message}");
        _transport?.Abort();
        Environment.Exit(1);
    }

    private void CheckRank(int rank, [CallerArgumentExpression(nameof(rank))] string name = "")
    {
        if ((uint)rank >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(name, rank, $"Expected a rank from 0 to {Count - 1}, but got {rank}.");
        }
    }

    private void CheckStarts(int length, ReadOnlySpan<int> starts)
    {
        if (starts.Length != Count + 1)
        {
            throw new ArgumentException($"Expected {Count + 1} starts for {Count} processes, but got {starts.Length}.", nameof(starts));
        }

        for (int i = 0; i < Count; i++)
        {
            if (starts[i] < 0 || starts[i] > starts[i + 1])
            {
                throw new ArgumentException(
                    $"Expected starts in ascending order from 0, but got {starts[i]} before {starts[i + 1]}.", nameof(starts));
            }
        }

        if (starts[Count] > length)
        {
            throw new ArgumentException($"Expected parts that end at or before {length} bytes, but got {starts[Count]}.", nameof(starts));
        }
    }
}
