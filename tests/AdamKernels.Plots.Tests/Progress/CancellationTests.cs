using System.Diagnostics;
using System.Globalization;

namespace AdamKernels.Plots.Tests.Progress;

/// <summary>A sample as a process that receives what Ctrl+C sends.</summary>
public sealed class CancellationTests
{
    private const int Interrupted = 130;

    /// <summary>12,000 drawn digits in batches of 32.</summary>
    private const int StepsPerEpoch = 375;

    /// <summary>The bit of SIGINT, signal 2, in a mask of signals.</summary>
    private const ulong InterruptBit = 1 << (2 - 1);

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Fails when the program is killed instead of canceled, writes control characters, or goes on.</summary>
    [SkippableFact]
    public void Interrupted_training_ends_after_whole_lines()
    {
        string[] lines = Interrupt();
        Assert.StartsWith("        epoch      loss", lines[1]);
        Assert.StartsWith("     1/100000", lines[2]);
        Assert.DoesNotContain(string.Concat(lines), char.IsControl);
        Assert.Equal("", lines[^1]);
    }

    /// <summary>Fails when nothing is saved, the file is another one, or the run does not continue with the same bits.</summary>
    [SkippableFact]
    public void Interrupted_training_saves_a_checkpoint_and_says_how_to_continue()
    {
        string folder = Directory.CreateTempSubdirectory("AdamKernels.Checkpoints.").FullName;
        try
        {
            string message = Interrupt("--checkpoint", folder)[^2];
            string path = Directory.GetFiles(folder, "*.safetensors").Max(StringComparer.Ordinal)!;
            Assert.Equal($"saved {path}; the same command with --resume continues from there", message);

            string steps = Path.GetFileNameWithoutExtension(path).Split('-')[1].TrimStart('0');
            string epochs = ((int.Parse(steps, CultureInfo.InvariantCulture) / StepsPerEpoch) + 1).ToString(CultureInfo.InvariantCulture);
            string[] resumed = Run("--epochs", epochs, "--checkpoint", folder, "--resume");
            Assert.Equal($"resumed after {steps} steps", resumed[1]);
            Assert.Equal(HashOf(Run("--epochs", epochs)), HashOf(resumed));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Runs the sample, and interrupts it after the first epoch.</summary>
    /// <returns>Its output, split at line feeds.</returns>
    private static string[] Interrupt(params string[] arguments)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such signal.");
        using Process process = Start(["--epochs", "100000", .. arguments]);
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

        using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        string rest = process.StandardOutput.ReadToEnd();
        Assert.Equal("canceled\n", process.StandardError.ReadToEnd());
        process.WaitForExit();
        Assert.Equal(Interrupted, process.ExitCode);
        return [.. lines, .. rest.Split('\n')];
    }

    private static string[] Run(params string[] arguments)
    {
        using Process process = Start(arguments);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.TrimEnd().Split('\n');
    }

    private static Process Start(string[] arguments)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string program = Path.Combine(AppContext.BaseDirectory, "DigitClassifier.dll");
        return Process.Start(new ProcessStartInfo(host, [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private static string HashOf(string[] output) => output[^1][output[^1].IndexOf("sha256=", StringComparison.Ordinal)..];

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
