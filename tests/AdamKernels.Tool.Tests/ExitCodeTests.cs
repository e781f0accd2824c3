using System.Diagnostics;

namespace AdamKernels.Tool.Tests;

/// <summary>The program, as a shell runs it.</summary>
public sealed class ExitCodeTests : IDisposable
{
    private readonly TrainingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Fails when a script that asks for the exit code gets a wrong answer.</summary>
    [Fact]
    public async Task Exit_codes_say_what_was_found()
    {
        string file = _folder.Save("a", 5);
        string changed = _folder.Flip(file, "b", "0.weight", 7);

        Assert.Equal(0, (await RunAsync("compare", file, file)).ExitCode);
        (int exitCode, string output, string errors) = await RunAsync("compare", file, changed);
        Assert.Equal((1, ""), (exitCode, errors));
        Assert.Contains("7 [2, 1]", output, StringComparison.Ordinal);
        (exitCode, output, errors) = await RunAsync("compare", file, _folder.PathOf("none"));
        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains("none", errors, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("compare", file)).ExitCode);
        Assert.Equal(2, (await RunAsync("fingerprint", _folder.PathOf("none"))).ExitCode);
        Assert.Equal(0, (await RunAsync("fingerprint", file)).ExitCode);
    }

    /// <summary>Fails when an argument is misread, or when the message names something else.</summary>
    [Theory]
    [InlineData(2, "Unknown option '-x'.", "compare", "-x", "a", "b")]
    [InlineData(2, "Unknown option '--more'.", "fingerprint", "a", "--more")]
    [InlineData(2, "Expected the path of a file or a folder, but got an empty one.", "compare", "", "b")]
    [InlineData(2, "Expected the path of a file or a folder, but got an empty one.", "fingerprint", "")]
    [InlineData(0, "", "--version")]
    [InlineData(0, "", "compare", "--help")]
    public async Task Arguments_are_understood_or_named(int expected, string message, params string[] arguments)
    {
        (int exitCode, string output, string errors) = await RunAsync(arguments);

        Assert.Equal(expected, exitCode);
        Assert.StartsWith(message, errors);
        Assert.Equal(expected == 0, output.Length > 0);
    }

    [Fact]
    public async Task The_version_is_that_of_the_package()
    {
        (_, string output, _) = await RunAsync("--version");

        Assert.Matches(@"^\d+\.\d+\.\d+(-[\w.]+)?$", output.Trim());
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "AdamKernels.Tool.dll")))
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }
}
