using System.Runtime.InteropServices;
using System.Text;

namespace AdamKernels.Mpi.Native;

/// <summary>Calls MPI, checks what it returns, and turns errors into exceptions.</summary>
internal sealed class MpiTransport
{
    /// <summary>The tag of all that the processes send to each other while they work together.</summary>
    private const int DataTag = 0;

    /// <summary>The tag of the empty message by which a process leaves.</summary>
    private const int LeaveTag = 1;

    /// <summary>How often to ask for a message before the core is given away: for a few microseconds, as long as a message takes.</summary>
    private const int MaxPolls = 100;

    /// <summary>Room for a name or the text of an error, at least as much as any library needs.</summary>
    private const int MaxTextLength = 1024;

    /// <summary>How long a launcher has to pass on what was written before all processes end, and a process to say why it left.</summary>
    private const int PatienceMilliseconds = 500;

    private readonly MpiAbi _abi;

    /// <summary>Initializes MPI.</summary>
    public MpiTransport(MpiLibrary library, MpiLauncher? launcher)
    {
        _abi = library.Abi;
        Rank = launcher?.Rank ?? 0;
        Count = launcher?.Count ?? 1;
        Check(MpiFunctions.Initialized(out int isInitialized), "MPI_Initialized");
        if (isInitialized != 0)
        {
            throw new MpiException("MPI is initialized already, by other code in this process.", Rank);
        }

        Check(MpiFunctions.InitThread(0, 0, _abi.ThreadSerialized, out int provided), "MPI_Init_thread");
        Check(MpiFunctions.CommSetErrhandler(_abi.World, _abi.ErrorsReturn), "MPI_Comm_set_errhandler");
        Check(MpiFunctions.CommRank(_abi.World, out int rank), "MPI_Comm_rank");
        Check(MpiFunctions.CommSize(_abi.World, out int count), "MPI_Comm_size");
        if (launcher?.Count is int started && started != count)
        {
            throw new MpiException(
                $"The launcher started {started} processes, but {library.File} ({library.Version}) found {count}: it is not the library "
                + $"of this launcher. Install that one, or set {MpiLibrary.Variable} to its path.",
                Rank);
        }

        if (provided < _abi.ThreadSerialized)
        {
            throw new MpiException($"{library.Version} can be called from one thread only; build it with support for threads.", rank);
        }

        (Rank, Count) = (rank, count);
        ProcessorName = ReadProcessorName();
    }

    public int Rank { get; }

    public int Count { get; }

    public string ProcessorName { get; }

    public unsafe void Exchange(int to, ReadOnlySpan<byte> sent, int from, Span<byte> received)
    {
        MpiStatus status;

        // A message can have 2^31 - 1 bytes, as a span can. A process that has left is recognized by its tag.
        fixed (byte* source = sent, destination = received)
        {
            int code = MpiFunctions.Irecv(destination, received.Length, _abi.Byte, from, _abi.AnyTag, _abi.World, out nint receiving);
            Check(code, "MPI_Irecv");
            code = MpiFunctions.Isend(source, sent.Length, _abi.Byte, to, DataTag, _abi.World, out nint sending);
            Check(code, "MPI_Isend");
            status = Wait(receiving);
            Wait(sending);
        }

        if (status.Tag(_abi) == LeaveTag)
        {
            // If this process has sent something to it, it ends all processes and can say why it has left.
            Thread.Sleep(PatienceMilliseconds);
            throw new MpiException(
                $"Rank {Rank} of {Count} waits for {received.Length} bytes of rank {from}, which has left: its MpiWorld was disposed "
                + "at the end of its program or by an exception.",
                Rank);
        }

        Check(MpiFunctions.GetCount(in status, _abi.Byte, out int length), "MPI_Get_count");
        if (length != received.Length)
        {
            throw new MpiException($"Rank {Rank} of {Count} expected {received.Length} bytes of rank {from}, but got {length}.", Rank);
        }
    }

    /// <summary>Tells the others that this process sends nothing more, and waits until none of them does.</summary>
    /// <returns>The rank of a process that still sends; null if all have left.</returns>
    public int? Leave()
    {
        byte nothing = 0;
        for (int rank = 0; rank < Count; rank++)
        {
            if (rank != Rank)
            {
                Check(MpiFunctions.Send(in nothing, 0, _abi.Byte, rank, LeaveTag, _abi.World), "MPI_Send");
            }
        }

        for (int i = 1; i < Count; i++)
        {
            MpiStatus status = WaitForMessage();
            int rank = status.Source(_abi);
            if (status.Tag(_abi) != LeaveTag)
            {
                return rank;
            }

            Check(MpiFunctions.Recv(ref nothing, 0, _abi.Byte, rank, LeaveTag, _abi.World, out _), "MPI_Recv");
        }

        return null;
    }

    public void Finish() => Check(MpiFunctions.Finish(), "MPI_Finalize");

    /// <summary>Ends all processes. What they wrote just before would be lost if the launcher had not read it yet.</summary>
    public void Abort()
    {
        Thread.Sleep(PatienceMilliseconds);
        MpiFunctions.Abort(_abi.World, 1);
    }

    private MpiStatus Wait(nint request)
    {
        for (int polls = 1; ; polls++)
        {
            Check(MpiFunctions.Test(ref request, out int isDone, out MpiStatus status), "MPI_Test");
            if (isDone != 0)
            {
                return status;
            }

            YieldAfter(polls);
        }
    }

    private MpiStatus WaitForMessage()
    {
        for (int polls = 1; ; polls++)
        {
            Check(MpiFunctions.Iprobe(_abi.AnySource, _abi.AnyTag, _abi.World, out int isThere, out MpiStatus status), "MPI_Iprobe");
            if (isThere != 0)
            {
                return status;
            }

            YieldAfter(polls);
        }
    }

    /// <summary>
    /// Gives the core to a process that may be the one to wait for. The blocking calls of MPICH do not, which takes milliseconds for each
    /// message when there are more processes than cores.
    /// </summary>
    private static void YieldAfter(int polls)
    {
        if (polls > MaxPolls)
        {
            Thread.Yield();
        }
    }

    private string ReadProcessorName()
    {
        Span<byte> name = stackalloc byte[MaxTextLength];
        Check(MpiFunctions.GetProcessorName(ref MemoryMarshal.GetReference(name), out int length), "MPI_Get_processor_name");
        return Encoding.UTF8.GetString(name[..length]);
    }

    private void Check(int code, string function)
    {
        if (code != 0)
        {
            throw Error(code, function);
        }
    }

    private MpiException Error(int code, string function)
    {
        Span<byte> text = stackalloc byte[MaxTextLength];
        string reason = MpiFunctions.ErrorString(code, ref MemoryMarshal.GetReference(text), out int length) == 0
            ? Encoding.UTF8.GetString(text[..length])
            : $"error {code}";
        return new MpiException($"{function} failed on rank {Rank} of {Count}: {reason}", Rank, function);
    }
}
