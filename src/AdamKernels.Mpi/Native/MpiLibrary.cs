using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace AdamKernels.Mpi.Native;

/// <summary>The MPI library that is installed. It is found when the program runs, so that one build works with all of them.</summary>
/// <param name="File">What it was loaded from.</param>
/// <param name="Version">What it says about itself: one line.</param>
/// <param name="Abi">The values of its constants.</param>
internal sealed record MpiLibrary(string File, string Version, MpiAbi Abi)
{
    /// <summary>Stands for the library in <see cref="MpiFunctions"/>.</summary>
    public const string Name = "mpi";

    /// <summary>The variable that names the library to use.</summary>
    public const string Variable = "ADAMKERNELS_MPI";

    /// <summary>MPI_MAX_LIBRARY_VERSION_STRING, the largest of all libraries.</summary>
    private const int MaxVersionLength = 8192;

    private static nint s_handle;

    static MpiLibrary() => NativeLibrary.SetDllImportResolver(
        Assembly.GetExecutingAssembly(), (name, _, _) => name == Name ? s_handle : 0);

    /// <summary>Loads the library that fits the launcher.</summary>
    /// <returns>The library, or null if the process was started alone and there is none.</returns>
    /// <exception cref="MpiException">No library can be used, and one is needed.</exception>
    public static MpiLibrary? Load(MpiLauncher? launcher)
    {
        string? chosen = Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrEmpty(chosen)
            ? Load(Candidates(launcher?.IsMpich == true), launcher?.Rank ?? 0, isNeeded: launcher is not null)
            : Load([chosen], launcher?.Rank ?? 0, isNeeded: true);
    }

    /// <summary>Loads the first library that is there.</summary>
    /// <param name="files">The libraries to try.</param>
    /// <param name="rank">The rank of this process, for exceptions.</param>
    /// <param name="isNeeded">Whether it is an error that there is none.</param>
    /// <returns>The library, or null if there is none.</returns>
    /// <exception cref="MpiException">The first one cannot be used, or there is none.</exception>
    public static MpiLibrary? Load(string[] files, int rank, bool isNeeded)
    {
        string? file = files.FirstOrDefault(file => NativeLibrary.TryLoad(file, out s_handle));
        if (file is not null)
        {
            string version = ReadVersion();
            return new MpiLibrary(
                file,
                version,
                MpiAbi.Find(s_handle, file, version) ?? throw new MpiException(
                    $"The MPI library {file} (\"{version}\") is neither Open MPI nor MPICH nor one with the ABI of MPI 5 (libmpi_abi). "
                    + $"Set {Variable} to the path of one that is.",
                    rank));
        }

        return isNeeded
            ? throw new MpiException(
                $"No MPI library was found: tried {string.Join(", ", files)}. Install one (apt install openmpi-bin, or "
                + $"apt install mpich), or set {Variable} to its path.",
                rank)
            : null;
    }

    /// <summary>The names of the libraries, those first that fit the launcher.</summary>
    public static string[] Candidates(bool isMpich)
    {
        string openMpi = File("libmpi", 40), standard = File("libmpi_abi", 0), unversioned = File("libmpi", version: null);
        string[] mpich = [File("libmpi", 12), File("libmpich", 12)];
        return isMpich
            ? [.. mpich, unversioned, standard, openMpi]
            : [openMpi, unversioned, standard, .. mpich];

        static string File(string name, int? version) => OperatingSystem.IsMacOS()
            ? version is null ? $"{name}.dylib" : $"{name}.{version}.dylib"
            : version is null ? $"{name}.so" : $"{name}.so.{version}";
    }

    /// <summary>The one function that needs neither a handle nor an initialized library.</summary>
    private static string ReadVersion()
    {
        Span<byte> text = stackalloc byte[MaxVersionLength];
        if (!NativeLibrary.TryGetExport(s_handle, "MPI_Get_library_version", out _)
            || MpiFunctions.GetLibraryVersion(ref MemoryMarshal.GetReference(text), out int length) != 0)
        {
            return "";
        }

        string version = Encoding.UTF8.GetString(text[..length]);
        return version.Split(['\n', '\0'])[0].Replace('\t', ' ').Trim();
    }
}
