using System.Globalization;

namespace AdamKernels.Mpi.Native;

/// <summary>The program that started the processes, as it shows in their environment.</summary>
/// <param name="IsMpich">Whether it is one of MPICH or its relatives, rather than one of Open MPI.</param>
/// <param name="Rank">The rank that it gave to this process.</param>
/// <param name="Count">How many processes it started, if it says so.</param>
internal sealed record MpiLauncher(bool IsMpich, int Rank, int? Count)
{
    /// <summary>The launcher of this process; null if it was started without one.</summary>
    public static MpiLauncher? Find() => Find(Environment.GetEnvironmentVariable);

    /// <summary>The launcher that variables tell of.</summary>
    /// <param name="variable">Gives the value of a variable, or null.</param>
    public static MpiLauncher? Find(Func<string, string?> variable)
    {
        // PMIx is the protocol of Open MPI, and of Slurm for it.
        if ((Number("OMPI_COMM_WORLD_RANK") ?? Number("PMIX_RANK")) is int rank)
        {
            return new MpiLauncher(IsMpich: false, rank, Number("OMPI_COMM_WORLD_SIZE"));
        }

        return Number("PMI_RANK") is int pmiRank ? new MpiLauncher(IsMpich: true, pmiRank, Number("PMI_SIZE")) : null;

        int? Number(string name) =>
            int.TryParse(variable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
    }
}
