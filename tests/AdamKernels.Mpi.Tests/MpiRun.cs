using System.Diagnostics;

namespace AdamKernels.Mpi.Tests;

/// <summary>What the processes of a program did that were started together.</summary>
/// <param name="ExitCode">The exit code of the launcher.</param>
/// <param name="Output">What all of them wrote, errors included.</param>
internal sealed record MpiRun(int ExitCode, string Output)
{
    /// <summary>Far more than any run needs, even on a busy machine: only processes that wait forever take so long.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <summary>Runs the probe.</summary>
    /// <param name="program">What starts it, and with which arguments; it alone if empty.</param>
    /// <param name="name">The case.</param>
    /// <param name="library">The library to use; found if null.</param>
    public static MpiRun Start(IReadOnlyList<string> program, string name, string? library = null) =>
        Start(program, "AdamKernels.MpiProbe", [name], library);

    /// <summary>Runs a program that is beside the tests.</summary>
    /// <param name="program">What starts it, and with which arguments; it alone if empty.</param>
    /// <param name="assembly">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="library">The library to use; found if null.</param>
    public static MpiRun Start(IReadOnlyList<string> program, string assembly, string[] arguments, string? library = null)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] command = [.. program, dotnet, Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OMPI_ALLOW_RUN_AS_ROOT"] = "1";
        start.Environment["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1";

        // A terminal, which Open MPI gives its processes, would be sent control characters.
        start.Environment["TERM"] = "dumb";
        start.Environment["ADAMKERNELS_MPI"] = library;

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{string.Join(' ', command)} did not end within {Limit}.");
        }

        return new MpiRun(process.ExitCode, output.Result.ReplaceLineEndings("\n") + errors.Result.ReplaceLineEndings("\n"));
    }

    /// <summary>The lines of one process, without its rank.</summary>
    public IEnumerable<string> Lines(int rank, int count)
    {
        string start = $"{rank}/{count} ";
        return Output.Split('\n')
            .Where(line => line.StartsWith(start, StringComparison.Ordinal))
            .Select(line => line[start.Length..].TrimEnd());
    }

    public MpiRun AssertSucceeded()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}:\n{Output}");
        return this;
    }

    public MpiRun AssertFailed(string expected)
    {
        Assert.True(ExitCode != 0, $"Exit code 0:\n{Output}");
        Assert.Contains(expected, Output, StringComparison.Ordinal);
        return this;
    }
}
