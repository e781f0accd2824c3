using System.Runtime.InteropServices;

namespace AdamKernels.Mpi.Native;

/// <summary>
/// What the standard before MPI 5 leaves to a library: the values of its constants. Handles are integers, addresses or addresses of
/// symbols; as arguments, all of them fit in a native integer on 64-bit processors.
/// </summary>
internal sealed record MpiAbi
{
    /// <summary>MPI_COMM_WORLD.</summary>
    public required nint World { get; init; }

    /// <summary>MPI_BYTE.</summary>
    public required nint Byte { get; init; }

    /// <summary>MPI_ERRORS_RETURN.</summary>
    public required nint ErrorsReturn { get; init; }

    /// <summary>MPI_THREAD_SERIALIZED: any thread may call MPI, one at a time.</summary>
    public int ThreadSerialized { get; init; } = 2;

    /// <summary>MPI_ANY_SOURCE.</summary>
    public int AnySource { get; init; } = -1;

    /// <summary>MPI_ANY_TAG.</summary>
    public int AnyTag { get; init; } = -1;

    /// <summary>Where MPI_Status has the sender, in integers of 32 bits. The tag follows it.</summary>
    public int StatusSource { get; init; }

    /// <summary>The ABI of MPI 5, which Open MPI 6 and MPICH 4.3 or later can have beside their own.</summary>
    public static MpiAbi Standard { get; } =
        new() { World = 0x101, Byte = 0x247, ErrorsReturn = 0x142, ThreadSerialized = 2048, AnyTag = -2 };

    /// <summary>The ABI that MPICH has in common with libraries made from it, such as Intel MPI and MVAPICH.</summary>
    public static MpiAbi Mpich { get; } =
        new() { World = 0x44000000, Byte = 0x4c00010d, ErrorsReturn = 0x54000001, AnySource = -2, StatusSource = 2 };

    /// <summary>Finds the ABI of a library.</summary>
    /// <param name="library">The library.</param>
    /// <param name="file">Its file, by whose name alone the ABI of MPI 5 can be told: it can depend on a library of another ABI.</param>
    /// <param name="version">What it says about itself.</param>
    /// <returns>Its ABI, or null if it is unknown.</returns>
    public static MpiAbi? Find(nint library, string file, string version)
    {
        if (Path.GetFileName(file).StartsWith("libmpi_abi", StringComparison.Ordinal))
        {
            return Standard;
        }

        if (NativeLibrary.TryGetExport(library, "ompi_mpi_comm_world", out nint world))
        {
            return new MpiAbi
            {
                World = world,
                Byte = NativeLibrary.GetExport(library, "ompi_mpi_byte"),
                ErrorsReturn = NativeLibrary.GetExport(library, "ompi_mpi_errors_return"),
            };
        }

        string[] relatives = ["MPICH", "MVAPICH", "Intel(R) MPI"];
        return relatives.Any(name => version.Contains(name, StringComparison.Ordinal)) ? Mpich : null;
    }
}
