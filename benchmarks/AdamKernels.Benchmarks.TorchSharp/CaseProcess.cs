using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using AdamKernels.Benchmarks.PeerComparison;

namespace AdamKernels.Benchmarks.TorchSharp;

/// <summary>
/// Runs this program once more for one case: libtorch's allocator and its choice of kernels remember what a process did before.
/// </summary>
internal static class CaseProcess
{
    /// <summary>The command of the process that measures; the number of the case and the threads follow.</summary>
    public const string Command = "case";

    /// <summary>Starts the process and waits for its result; null if it failed, and it has then said why.</summary>
    /// <param name="index">Number of the case.</param>
    /// <param name="threads">Number of threads that AdamKernels and libtorch use each.</param>
    public static PeerTiming? Run(int index, int threads)
    {
        string program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        }

        foreach (string argument in (string[])[Command, $"{index}", RaceOptions.ThreadsOption, $"{threads}"])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<PeerTiming>(output) : null;
    }

    /// <summary>Passes the result on to the process that waits for it.</summary>
    /// <param name="timing">The result.</param>
    public static void Report(PeerTiming timing) => Console.WriteLine(JsonSerializer.Serialize(timing));
}
