using System.Diagnostics;
using System.Globalization;
using AdamKernels.Tests.Readme;

namespace AdamKernels.Tests.Samples;

/// <summary>A sample that ran as a process of its own and ended well.</summary>
/// <param name="Lines">The lines of its output.</param>
internal sealed record SampleProcess(string[] Lines)
{
    /// <summary>Starts a sample.</summary>
    public static Process Start(string sample, params string[] arguments)
    {
        return Process.Start(new ProcessStartInfo(ChildProcess.Host, [PathOf(sample), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    /// <summary>Runs a sample; its errors and any exit code but 0 are failures.</summary>
    public static SampleProcess Run(string sample, params string[] arguments)
    {
        (int exitCode, string output, string errors) = RunToEnd(sample, arguments);
        Assert.Equal((0, ""), (exitCode, errors));
        return new SampleProcess(output.TrimEnd().ReplaceLineEndings("\n").Split('\n'));
    }

    /// <summary>Runs a sample that ends with a user error.</summary>
    /// <returns>The message, which is one line.</returns>
    public static string Fail(string sample, params string[] arguments)
    {
        (int exitCode, _, string errors) = RunToEnd(sample, arguments);
        Assert.Equal(1, exitCode);
        string message = Assert.Single(errors.TrimEnd().ReplaceLineEndings("\n").Split('\n'));
        Assert.StartsWith("error: ", message);
        return message["error: ".Length..];
    }

    /// <summary>A number of the last line, which is <c>result name=value …</c>.</summary>
    public double Result(string name) => double.Parse(Text(name), CultureInfo.InvariantCulture);

    /// <summary>A value of the last line.</summary>
    public string Text(string name)
    {
        Assert.StartsWith("result ", Lines[^1]);
        string value = Assert.Single(Lines[^1].Split(' '), pair => pair.StartsWith($"{name}=", StringComparison.Ordinal));
        return value[(name.Length + 1)..];
    }

    /// <summary>
    /// The program: beside these tests if they reference it; otherwise, as one that needs another framework, where it was built.
    /// </summary>
    private static string PathOf(string sample)
    {
        string name = $"{sample}.dll", own = Path.Combine(AppContext.BaseDirectory, name);
        string configuration = Path.GetRelativePath(
            Path.Combine(Repository.Root, "tests", "AdamKernels.Tests"), AppContext.BaseDirectory);
        return File.Exists(own) ? own : Path.Combine(Repository.Root, "samples", sample, configuration, name);
    }

    private static (int ExitCode, string Output, string Errors) RunToEnd(string sample, string[] arguments)
    {
        using Process process = Start(sample, arguments);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
