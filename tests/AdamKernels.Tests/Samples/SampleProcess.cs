using System.Diagnostics;
using System.Globalization;
using AdamKernels.Tests.Determinism;

namespace AdamKernels.Tests.Samples;

/// <summary>A sample that ran as a process of its own and ended well.</summary>
/// <param name="Lines">The lines of its output.</param>
internal sealed record SampleProcess(string[] Lines)
{
    /// <summary>Starts a sample.</summary>
    public static Process Start(string sample, params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, $"{sample}.dll");
        return Process.Start(new ProcessStartInfo(ChildProcess.Host, [program, .. arguments])
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

    private static (int ExitCode, string Output, string Errors) RunToEnd(string sample, string[] arguments)
    {
        using Process process = Start(sample, arguments);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
