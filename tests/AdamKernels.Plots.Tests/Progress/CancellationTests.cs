using System.Diagnostics;
using System.Globalization;

namespace AdamKernels.Plots.Tests.Progress;

/// <summary>A sample as a process that receives what Ctrl+C sends.</summary>
public sealed class CancellationTests
{
    private const int Interrupted = 130;

    /// <summary>The bit of SIGINT, signal 2, in a mask of signals.</summary>
    private const ulong InterruptBit = 1 << (2 - 1);

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Fails when the program is killed instead of canceled, writes control characters, or goes on.</summary>
    [SkippableFact]
    public void Interrupted_training_ends_after_whole_lines()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such signal.");
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string program = Path.Combine(AppContext.BaseDirectory, "DigitClassifier.dll");
        using Process process = Process.Start(new ProcessStartInfo(host, [program, "--epochs", "100000"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var limit = new Timer(_ => process.Kill(), null, Limit, Timeout.InfiniteTimeSpan);
        List<string> lines = [];
        while (lines.Count < 3)
        {
            lines.Add(process.StandardOutput.ReadLine()!);
        }

        if (IgnoresInterrupts(process))
        {
            process.Kill();
            Skip.If(true, "These tests run in the background of a shell, where programs ignore what Ctrl+C sends.");
        }

        using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString()]))
        {
            kill.WaitForExit();
        }

        string rest = process.StandardOutput.ReadToEnd();
        Assert.Equal("canceled\n", process.StandardError.ReadToEnd());
        process.WaitForExit();
        Assert.Equal(Interrupted, process.ExitCode);
        Assert.StartsWith("        epoch      loss", lines[1]);
        Assert.StartsWith("     1/100000", lines[2]);
        Assert.DoesNotContain(string.Concat(lines) + rest.Replace("\n", ""), char.IsControl);
        Assert.EndsWith("\n", rest.Length > 0 ? rest : "\n");
    }

    /// <summary>Whether a process was started with the signal ignored, which it inherits. Linux alone says so.</summary>
    private static bool IgnoresInterrupts(Process process)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        string ignored = File.ReadLines($"/proc/{process.Id}/status").Single(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        return (ulong.Parse(ignored["SigIgn:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & InterruptBit) != 0;
    }
}
