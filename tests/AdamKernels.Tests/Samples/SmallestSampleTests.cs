using System.Diagnostics;
using AdamKernels.Tests.Determinism;
using AdamKernels.Tests.Readme;

namespace AdamKernels.Tests.Samples;

/// <summary>The sample of one file, which is also the first example of README.md.</summary>
public sealed class SmallestSampleTests
{
    /// <summary>Fails when the network does not learn the four cases.</summary>
    [Fact]
    public void It_prints_what_it_learned()
    {
        var start = new ProcessStartInfo(
            ChildProcess.Host, [Path.Combine(AppContext.BaseDirectory, "Xor.dll")]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal((0, "0 1 1 0"), (process.ExitCode, output.Trim()));
    }

    /// <summary>Fails when only one of the two is changed.</summary>
    [Fact]
    public void It_is_the_first_example_of_README() =>
        Assert.Equal(CodeBlock.ReadAll(Repository.Read("README.md"))[0].Code, Repository.Read("samples/Xor/Program.cs"));
}
