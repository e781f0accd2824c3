using System.Diagnostics;

namespace AdamKernels.Tests.Samples;

/// <summary>The samples as processes whose output goes nowhere.</summary>
public sealed class SampleOutputTests : IDisposable
{
    private const string Digits = "DigitClassifier.dll";
    private const string Race = "OptimizerRace.dll";
    private const string FewSteps = "--epochs 1";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("samples");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData(Digits, FewSteps)]
    [InlineData(Digits, "--help")]
    [InlineData(Race, FewSteps)]
    [InlineData(Race, "--help")]
    public void Full_device_is_an_error_of_one_line(string sample, string arguments)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux has /dev/full.");
        (int exitCode, string errors) = Run(sample, $"{arguments} > /dev/full");
        Assert.Equal("error: standard output: expected a file that can be written, found No space left on device\n", errors);
        Assert.Equal(1, exitCode);
    }

    [SkippableTheory]
    [InlineData(Digits)]
    [InlineData(Race)]
    public void Closed_output_is_an_error_of_one_line(string sample)
    {
        Skip.If(OperatingSystem.IsWindows(), "The shell of Windows cannot close it.");
        (int exitCode, string errors) = Run(sample, $"{FewSteps} >&-");
        Assert.Equal("error: standard output: expected a file that can be written, found Bad file descriptor\n", errors);
        Assert.Equal(1, exitCode);
        Assert.Equal(1, Run(sample, $"{FewSteps} >&- 2>&-").ExitCode);
    }

    /// <summary>The reader is gone before the first line. Fails when the program goes on for nobody, or complains.</summary>
    [SkippableTheory]
    [InlineData(Digits)]
    [InlineData(Race)]
    public void Broken_pipe_ends_quietly(string sample)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such signal.");
        Assert.Equal((141, ""), Run(sample, FewSteps));
    }

    private (int ExitCode, string Errors) Run(string sample, string arguments)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string program = Path.Combine(AppContext.BaseDirectory, sample);
        foreach (string argument in (string[])["-c", $"exec \"$0\" \"$1\" {arguments}", ChildProcess.Host, program])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        process.StandardOutput.Close();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors);
    }
}
