using System.ComponentModel;
using System.Diagnostics;

namespace AdamKernels.Mpi.Tests;

/// <summary>The program of an MPI that starts processes, if it is installed.</summary>
internal static class Launcher
{
    public const string OpenMpi = "Open MPI";
    public const string Mpich = "MPICH";

    public static IReadOnlyList<string> All { get; } = [OpenMpi, Mpich];

    private static readonly Dictionary<string, string?> Programs = new()
    {
        // Debian has both side by side. Elsewhere, mpirun belongs to the one that is installed.
        [OpenMpi] = Find("Open MPI", "mpirun.openmpi", "mpirun"),
        [Mpich] = Find("HYDRA", "mpirun.mpich", "mpiexec.hydra", "mpirun"),
    };

    /// <summary>Runs the probe in several processes; skips the test if the MPI is not installed.</summary>
    /// <param name="mpi">One of <see cref="All"/>.</param>
    /// <param name="count">Number of processes, which can be more than the machine has cores.</param>
    /// <param name="name">The case.</param>
    /// <param name="library">The library to use; found if null.</param>
    public static MpiRun Run(string mpi, int count, string name, string? library = null) =>
        MpiRun.Start(Command(mpi, count), name, library);

    /// <summary>Runs the sample DistributedDigits in several processes; skips the test if the MPI is not installed.</summary>
    public static MpiRun RunSample(string mpi, int count, params string[] arguments) =>
        MpiRun.Start(Command(mpi, count), "DistributedDigits", arguments);

    private static string[] Command(string mpi, int count)
    {
        string? program = Programs[mpi];
        Skip.If(program is null, $"{mpi} is not installed (apt install {(mpi == OpenMpi ? "openmpi-bin" : "mpich")}).");
        string[] oversubscribe = mpi == OpenMpi ? ["--oversubscribe"] : [];
        return [program, .. oversubscribe, "-n", $"{count}"];
    }

    private static string? Find(string version, params IEnumerable<string> programs) =>
        programs.FirstOrDefault(program => Version(program).Contains(version, StringComparison.Ordinal));

    private static string Version(string program)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, ["--version"]) { RedirectStandardOutput = true })!;
            return process.StandardOutput.ReadToEnd();
        }
        catch (Win32Exception)
        {
            return "";
        }
    }
}
