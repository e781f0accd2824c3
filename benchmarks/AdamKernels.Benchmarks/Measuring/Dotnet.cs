using System.Diagnostics;

namespace AdamKernels.Benchmarks.Measuring;

/// <summary>The command that builds, packs, publishes and runs programs.</summary>
internal static class Dotnet
{
    /// <summary>Runs dotnet and returns what it wrote.</summary>
    /// <param name="folder">The directory to run it in.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static string Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{output}");
    }
}
