using System.ComponentModel;
using System.Diagnostics;

namespace AdamKernels.Benchmarks.Ranks;

/// <summary>Runs programs of the system.</summary>
internal static class Command
{
    /// <summary>Runs a program to its end.</summary>
    /// <returns>Whether it succeeded, and what it wrote.</returns>
    public static (bool Succeeded, string Output) Run(params string[] command)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(command[0], command[1..])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd() + errors.Result;
            process.WaitForExit();
            return (process.ExitCode == 0, output.Trim());
        }
        catch (Win32Exception)
        {
            return (false, $"{command[0]} is not installed");
        }
    }
}
