using System.Diagnostics;
using System.Text.Json;
using AdamKernels.Benchmarks.Measuring;

namespace AdamKernels.Benchmarks.Ranks;

/// <summary>Starts two processes of this program, and reads what they measured.</summary>
internal static class PairRun
{
    /// <summary>Far more than the measurement takes.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>How long the processes have to end once they have measured. With TCP, those of MPICH 4.0 sometimes do not end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs them.</summary>
    /// <param name="launcher">What starts them.</param>
    /// <returns>What they measured, or why they could not.</returns>
    public static (PairTimes? Times, string Reason) Start(string[] launcher)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("AdamKernels.Ranks.");
        try
        {
            string file = Path.Combine(folder.FullName, "times.json");
            string output = Run([.. launcher, .. OwnProgram.Command, .. PairProcess.Arguments, file], file);
            return File.Exists(file)
                ? (JsonSerializer.Deserialize<PairTimes>(File.ReadAllText(file)), "")
                : (null, $"the processes failed: {output.ReplaceLineEndings(" ")}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <returns>What the processes wrote.</returns>
    private static string Run(string[] command, string file)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };

        // Open MPI asks for both where it is started by root, as in a container.
        start.Environment["OMPI_ALLOW_RUN_AS_ROOT"] = "1";
        start.Environment["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1";

        // A terminal, which Open MPI gives its processes, would be sent control characters.
        start.Environment["TERM"] = "dumb";

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        long started = Stopwatch.GetTimestamp();
        while (!process.WaitForExit(Pause) && !File.Exists(file) && Stopwatch.GetElapsedTime(started) < Limit)
        {
        }

        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
        }

        return output.Result + errors.Result;
    }
}
