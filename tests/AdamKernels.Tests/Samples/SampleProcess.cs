using System.Diagnostics;
using System.Globalization;
using AdamKernels.Tests.Determinism;

namespace AdamKernels.Tests.Samples;

/// <summary>A sample that ran as a process of its own and ended well.</summary>
/// <param name="Lines">The lines of its output.</param>
internal sealed record SampleProcess(string[] Lines)
{
    /// <summary>Runs a sample; its errors and any exit code but 0 are failures.</summary>
    public static SampleProcess Run(string sample, params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, $"{sample}.dll");
        var start = new ProcessStartInfo(ChildProcess.Host, [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal((0, ""), (process.ExitCode, errors.Result));
        return new SampleProcess(output.TrimEnd().ReplaceLineEndings("\n").Split('\n'));
    }

    /// <summary>A number of the last line, which is <c>result name=value …</c>.</summary>
    public double Result(string name)
    {
        Assert.StartsWith("result ", Lines[^1]);
        string value = Assert.Single(Lines[^1].Split(' '), pair => pair.StartsWith($"{name}=", StringComparison.Ordinal));
        return double.Parse(value.AsSpan(name.Length + 1), CultureInfo.InvariantCulture);
    }
}
