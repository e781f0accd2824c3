namespace AdamKernels;

/// <summary>
/// Processes that train one network together, as one of them sees them. They all make the same calls in the same order. A group moves
/// bytes and computes nothing, so that no result depends on how it does that.
/// </summary>
/// <remarks>The package AdamKernels.Mpi has a group of MPI processes. Calls of one group must not overlap, and allocate nothing.</remarks>
public interface IProcessGroup
{
    /// <summary>Which of the processes this is, from 0.</summary>
    int Rank { get; }

    /// <summary>Number of processes.</summary>
    int Count { get; }

    /// <summary>Sends to a process and receives from a process, at the same time.</summary>
    /// <param name="to">The process that receives.</param>
    /// <param name="sent">What is sent to it.</param>
    /// <param name="from">The process that sends.</param>
    /// <param name="received">Receives what it sends, of exactly this length.</param>
    void Exchange(int to, ReadOnlySpan<byte> sent, int from, Span<byte> received);

    /// <summary>Gives every process what each of them has.</summary>
    /// <param name="all">
    /// The parts of all processes, one after the other. The own part is there before the call, and all of them after it.
    /// </param>
    /// <param name="starts">Where each part starts, and the end of the last one.</param>
    void GatherAll(Span<byte> all, ReadOnlySpan<int> starts);
}
