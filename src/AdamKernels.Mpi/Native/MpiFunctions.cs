using System.Runtime.InteropServices;

namespace AdamKernels.Mpi.Native;

/// <summary>The functions of MPI, of the library that <see cref="MpiLibrary"/> has loaded. They return 0 or an error code.</summary>
internal static unsafe partial class MpiFunctions
{
    private const string Mpi = MpiLibrary.Name;

    [LibraryImport(Mpi, EntryPoint = "MPI_Get_library_version")]
    public static partial int GetLibraryVersion(ref byte version, out int length);

    [LibraryImport(Mpi, EntryPoint = "MPI_Initialized")]
    public static partial int Initialized(out int flag);

    [LibraryImport(Mpi, EntryPoint = "MPI_Init_thread")]
    public static partial int InitThread(nint argumentCount, nint arguments, int required, out int provided);

    [LibraryImport(Mpi, EntryPoint = "MPI_Comm_set_errhandler")]
    public static partial int CommSetErrhandler(nint communicator, nint handler);

    [LibraryImport(Mpi, EntryPoint = "MPI_Comm_rank")]
    public static partial int CommRank(nint communicator, out int rank);

    [LibraryImport(Mpi, EntryPoint = "MPI_Comm_size")]
    public static partial int CommSize(nint communicator, out int size);

    [LibraryImport(Mpi, EntryPoint = "MPI_Get_processor_name")]
    public static partial int GetProcessorName(ref byte name, out int length);

    [LibraryImport(Mpi, EntryPoint = "MPI_Error_string")]
    public static partial int ErrorString(int code, ref byte text, out int length);

    [LibraryImport(Mpi, EntryPoint = "MPI_Isend")]
    public static partial int Isend(byte* sent, int count, nint type, int to, int tag, nint communicator, out nint request);

    [LibraryImport(Mpi, EntryPoint = "MPI_Irecv")]
    public static partial int Irecv(byte* received, int count, nint type, int from, int tag, nint communicator, out nint request);

    [LibraryImport(Mpi, EntryPoint = "MPI_Test")]
    public static partial int Test(ref nint request, out int isDone, out MpiStatus status);

    [LibraryImport(Mpi, EntryPoint = "MPI_Send")]
    public static partial int Send(ref readonly byte sent, int count, nint type, int to, int tag, nint communicator);

    [LibraryImport(Mpi, EntryPoint = "MPI_Recv")]
    public static partial int Recv(ref byte received, int count, nint type, int from, int tag, nint communicator, out MpiStatus status);

    [LibraryImport(Mpi, EntryPoint = "MPI_Iprobe")]
    public static partial int Iprobe(int from, int tag, nint communicator, out int isThere, out MpiStatus status);

    [LibraryImport(Mpi, EntryPoint = "MPI_Get_count")]
    public static partial int GetCount(ref readonly MpiStatus status, nint type, out int count);

    [LibraryImport(Mpi, EntryPoint = "MPI_Abort")]
    public static partial int Abort(nint communicator, int exitCode);

    [LibraryImport(Mpi, EntryPoint = "MPI_Finalize")]
    public static partial int Finish();
}
