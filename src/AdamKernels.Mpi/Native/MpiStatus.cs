using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdamKernels.Mpi.Native;

/// <summary>MPI_Status: what is known of a message. It has room for that of every library.</summary>
[InlineArray(4)]
internal struct MpiStatus
{
    private long _first;

    /// <summary>The process that sent the message.</summary>
    public readonly int Source(MpiAbi abi) => Field(abi.StatusSource);

    /// <summary>The tag of the message.</summary>
    public readonly int Tag(MpiAbi abi) => Field(abi.StatusSource + 1);

    private readonly int Field(int index) => MemoryMarshal.Cast<long, int>((ReadOnlySpan<long>)this)[index];
}
