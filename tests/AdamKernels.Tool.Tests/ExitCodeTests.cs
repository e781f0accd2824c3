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
