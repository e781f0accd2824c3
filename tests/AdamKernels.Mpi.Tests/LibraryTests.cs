using System.Runtime.InteropServices;
using AdamKernels.Mpi.Native;

namespace AdamKernels.Mpi.Tests;

/// <summary>Which library is used, and what is said when there is none.</summary>
public sealed class LibraryTests
{
    /// <summary>Fails when each process believes that it is alone: all would train the whole, and nobody would notice.</summary>
    [SkippableFact]
    public void A_library_of_another_launcher_is_an_error()
    {
        Skip.If(MpiRun.Start([], "exchange", "libmpich.so.12").ExitCode != 0, "MPICH is not installed beside it (apt install mpich).");

        Launcher.Run(Launcher.OpenMpi, 2, "exchange", "libmpich.so.12").AssertFailed(
            "The launcher started 2 processes, but libmpich.so.12 (MPICH Version:");
    }

    [SkippableTheory]
    [InlineData(Launcher.OpenMpi)]
    [InlineData(Launcher.Mpich)]
    public void A_missing_library_is_an_error_that_says_what_to_install(string mpi) =>
        Launcher.Run(mpi, 2, "exchange", "/nowhere/libmpi.so").AssertFailed(
            "No MPI library was found: tried /nowhere/libmpi.so. Install one (apt install openmpi-bin, or apt install mpich), "
            + "or set ADAMKERNELS_MPI to its path.");

    [SkippableFact]
    public void Another_library_is_an_error()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The name is that of a library of Linux.");

        MpiRun.Start([], "exchange", "libm.so.6").AssertFailed("The MPI library libm.so.6 (\"\") is neither Open MPI nor MPICH");
    }

    /// <summary>With a library that is installed, or with none.</summary>
    [Fact]
    public void A_program_without_a_launcher_is_a_group_of_one()
    {
        MpiRun run = MpiRun.Start([], "exchange").AssertSucceeded();

        Assert.Contains("allocated 0", run.Lines(rank: 0, count: 1));
        Assert.Contains("done", run.Lines(rank: 0, count: 1));
    }

    [Theory]
    [InlineData("OMPI_COMM_WORLD_RANK=3 OMPI_COMM_WORLD_SIZE=4 PMIX_RANK=3", false, 3, 4)]
    [InlineData("PMIX_RANK=1", false, 1, null)]
    [InlineData("PMI_RANK=2 PMI_SIZE=8 PMI_FD=9", true, 2, 8)]
    public void A_launcher_shows_in_the_environment(string environment, bool isMpich, int rank, int? count) =>
        Assert.Equal(new MpiLauncher(isMpich, rank, count), Find(environment));

    [Theory]
    [InlineData("PATH=/bin")]
    [InlineData("PMI_RANK=one")]
    public void Other_variables_are_no_launcher(string environment) => Assert.Null(Find(environment));

    [SkippableFact]
    public void The_library_of_the_launcher_comes_first()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The names are those of Linux.");

        Assert.Equal(
            ["libmpi.so.40", "libmpi.so", "libmpi_abi.so.0", "libmpi.so.12", "libmpich.so.12"], MpiLibrary.Candidates(isMpich: false));
        Assert.Equal(
            ["libmpi.so.12", "libmpich.so.12", "libmpi.so", "libmpi_abi.so.0", "libmpi.so.40"], MpiLibrary.Candidates(isMpich: true));
    }

    /// <summary>Of a library without symbols of MPI, so that only its name and its version tell.</summary>
    [SkippableTheory]
    [InlineData("/opt/lib/libmpi_abi.so.0", "", nameof(MpiAbi.Standard))]
    [InlineData("/opt/libmpi_abi/libmpi.so.12", "MPICH Version: 4.0.2", nameof(MpiAbi.Mpich))]
    [InlineData("libmpi.so.12", "MVAPICH Version: 3.0", nameof(MpiAbi.Mpich))]
    [InlineData("libmpi.so.12", "Intel(R) MPI Library 2021.11 for Linux* OS", nameof(MpiAbi.Mpich))]
    [InlineData("libmpi.so.12", "Another MPI, 1.0", null)]
    public void The_ABI_follows_from_the_file_and_the_version(string file, string version, string? expected)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The name is that of a library of Linux.");
        MpiAbi? abi = MpiAbi.Find(NativeLibrary.Load("libm.so.6"), file, version);

        Assert.Same(expected is null ? null : typeof(MpiAbi).GetProperty(expected)!.GetValue(null), abi);
    }

    /// <summary>Fails when a program that nothing launched needs a library.</summary>
    [Fact]
    public void Nothing_is_loaded_where_nothing_is_installed()
    {
        string[] files = ["/nowhere/libmpi.so", "/nowhere/libmpich.so"];
        Assert.Null(MpiLibrary.Load(files, rank: 0, isNeeded: false));

        var error = Assert.Throws<MpiException>(() => MpiLibrary.Load(files, rank: 3, isNeeded: true));
        Assert.StartsWith("No MPI library was found: tried /nowhere/libmpi.so, /nowhere/libmpich.so. ", error.Message);
        Assert.Equal(3, error.Rank);
    }

    [SkippableFact]
    public void The_first_library_that_is_there_must_be_one_of_MPI()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The name is that of a library of Linux.");

        var error = Assert.Throws<MpiException>(() => MpiLibrary.Load(["/nowhere/libmpi.so", "libm.so.6"], rank: 3, isNeeded: false));
        Assert.StartsWith("The MPI library libm.so.6 (\"\") is neither Open MPI nor MPICH", error.Message);
        Assert.Equal(3, error.Rank);
    }

    private static MpiLauncher? Find(string environment)
    {
        var variables = environment.Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return MpiLauncher.Find(name => variables.GetValueOrDefault(name));
    }
}
