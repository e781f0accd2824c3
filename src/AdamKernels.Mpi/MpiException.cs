namespace AdamKernels.Mpi;

/// <summary>A call of MPI that failed, processes whose calls do not fit together, or an MPI library that cannot be used.</summary>
public sealed class MpiException : Exception
{
    internal MpiException(string message, int rank, string? function = null, Exception? inner = null)
        : base(message, inner)
    {
        Rank = rank;
        Function = function;
    }

    /// <summary>The process that found the error.</summary>
    public int Rank { get; }

    /// <summary>The function of MPI that failed, such as <c>MPI_Isend</c>; null if none did.</summary>
    public string? Function { get; }
}
