using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace AdamKernels.Tests.Readme;

/// <summary><c>.ci/run</c> runs what README.md says. A program in place of <c>dotnet</c> writes down how it was called.</summary>
/// <remarks>
/// A command that the script has of its own, or leaves out, and a failure or a warning that it overlooks make these fail.
/// </remarks>
public sealed class CommandsTests : IDisposable
{
    private const string Summary =
        "echo 'Passed!  - Failed:     0, Passed:    21, Skipped:     2, Total:    23, Duration: 1 s - A.dll (net10.0)'";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("AdamKernels.Commands.");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public void The_commands_of_README_run_in_their_order()
    {
        (int exitCode, string[] lines) = RunCi(Repository.Read("README.md"), Summary);

        Assert.Equal((0, "42 passed, 0 failed"), (exitCode, lines[^1]));
        Assert.Equal(
            [
                "slow= run -c Release --project samples/DigitClassifier", "slow= test", "slow= build -c Release",
                "slow=1 test -c Release --filter Category=Slow",
                "bits", "site",
            ],
            File.ReadAllLines(Path.Combine(_folder.FullName, "calls")));
    }

    /// <summary>Fails when the script has a command of its own in place of README.md's.</summary>
    [SkippableFact]
    public void A_command_that_README_changes_changes_with_it()
    {
        RunCi(Repository.Read("README.md").Replace("samples/DigitClassifier\n", "samples/Other --fast\n"), Summary);

        Assert.Contains("slow= run -c Release --project samples/Other --fast", File.ReadAllLines(Path.Combine(_folder.FullName, "calls")));
    }

    [SkippableTheory]
    [InlineData("dotnet run .*")]
    [InlineData("dotnet test")]
    [InlineData("dotnet build .*")]
    [InlineData("ADAMKERNELS_SLOW_TESTS=1 .*")]
    [InlineData("tests/same-bits.sh")]
    [InlineData("docs/build.sh")]
    [InlineData("## Two commands")]
    [InlineData("## Building and testing")]
    public void A_README_without_a_command_fails(string line)
    {
        (int exitCode, string[] lines) = RunCi(
            Regex.Replace(Repository.Read("README.md"), $"^{line}$", "true", RegexOptions.Multiline), Summary);

        Assert.NotEqual(0, exitCode);
        Assert.EndsWith(" passed, 1 failed", lines[^1]);
    }

    [SkippableTheory]
    [InlineData("echo 'Failed!  - Failed:     3, Passed:    21, Skipped:     2'; exit 1", "42 passed, 6 failed")]
    [InlineData(Summary + "; exit 1", "42 passed, 1 failed")]
    [InlineData(Summary + "; echo 'A.cs(1,2): warning CS0168: The variable is never used'", "42 passed, 1 failed")]
    [InlineData("exit 0", "0 passed, 1 failed")]
    public void A_failure_is_not_overlooked(string program, string lastLine)
    {
        (int exitCode, string[] lines) = RunCi(Repository.Read("README.md"), program);

        Assert.NotEqual(0, exitCode);
        Assert.Equal(lastLine, lines[^1]);
    }

    /// <summary>The exit code and the lines of the script, in a folder with a README and a program in place of <c>dotnet</c>.</summary>
    private (int ExitCode, string[] Lines) RunCi(string readme, string program)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new SkipException("The script needs a shell.");
        }

        string script = Path.Combine(_folder.CreateSubdirectory(".ci").FullName, "run");
        File.Copy(Path.Combine(Repository.Root, ".ci", "run"), script);
        File.WriteAllText(Path.Combine(_folder.FullName, "README.md"), readme);
        string calls = $"{_folder.FullName}/calls";
        WriteProgram("dotnet", $"echo \"slow=$ADAMKERNELS_SLOW_TESTS $*\" >> '{calls}'\n[ \"$1\" != test ] || {{ {program}; }}");
        WriteProgram("tests/same-bits.sh", $"echo bits >> '{calls}'");
        WriteProgram("docs/build.sh", $"echo site >> '{calls}'");

        var start = new ProcessStartInfo("bash", [script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{_folder.FullName}:{start.Environment["PATH"]}";
        start.Environment.Remove("ADAMKERNELS_SLOW_TESTS");

        // No browser is installed for these tests.
        start.Environment["ADAMKERNELS_CHROMIUM"] = "none";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return (process.ExitCode, [.. lines]);
    }

    [UnsupportedOSPlatform("windows")]
    private void WriteProgram(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"#!/bin/sh\n{text}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
