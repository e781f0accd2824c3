namespace AdamKernels.Benchmarks.Ranks;

/// <summary>An MPI, and how it is told which way to take.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">What its launcher says of itself.</param>
/// <param name="Programs">Names of its launcher. Debian has both side by side; elsewhere mpirun is that of the installed one.</param>
/// <param name="Tcp">Arguments of the launcher for TCP over the loopback interface and nothing else.</param>
internal sealed record Mpi(string Name, string Version, string[] Programs, string[] Tcp)
{
    public static Mpi OpenMpi { get; } = new(
        "Open MPI",
        "Open MPI",
        ["mpirun.openmpi", "mpirun"],
        ["--mca", "pml", "ob1", "--mca", "btl", "tcp,self", "--mca", "btl_tcp_if_include", "lo"]);

    public static Mpi Mpich { get; } = new(
        "MPICH",
        "HYDRA",
        ["mpirun.mpich", "mpiexec.hydra", "mpirun"],
        ["-genv", "UCX_TLS", "tcp,self", "-genv", "UCX_NET_DEVICES", "lo", "-genv", "FI_PROVIDER", "tcp"]);

    /// <summary>The command that starts two processes; null if it is not installed.</summary>
    public string[]? Launcher()
    {
        string? program = Programs.FirstOrDefault(
            name => Command.Run(name, "--version").Output.Contains(Version, StringComparison.Ordinal));
        return program is null ? null : this == OpenMpi ? [program, "--oversubscribe", "-n", "2"] : [program, "-n", "2"];
    }
}
