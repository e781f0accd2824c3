using System.Diagnostics;

namespace AdamKernels.PackageTests;

/// <summary>Runs a program as from a user's shell.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote, errors included.</param>
internal sealed record CommandLine(int ExitCode, string Output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    /// <summary>What a build that started the tests leaves in the environment would change the builds that they start.</summary>
    private static readonly string[] Removed = ["MSBUILD", "DOTNET_Enable", "DOTNET_PreferredVectorBitWidth", "VSTEST", "DOTNET_CLI_TEST"];

    public static CommandLine Dotnet(string folder, params IEnumerable<string> arguments) =>
        Run(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", folder, arguments);

    public static CommandLine Run(string file, string folder, IEnumerable<string> arguments, string setting = "")
    {
        var start =
            new ProcessStartInfo(file, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
        foreach (string name in start.Environment.Keys.Where(
            key => Removed.Any(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToArray())
        {
            start.Environment.Remove(name);
        }

        // No build server outlives the test and keeps its files open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_NOLOGO"] = "1";

        // A build and its compiler are compiled while they run: to instrument them for a longer life takes more than it gives.
        start.Environment["DOTNET_TieredPGO"] = "0";
        if (setting.Length > 0)
        {
            string[] parts = setting.Split('=');
            start.Environment[parts[0]] = parts[1];
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{file} {string.Join(' ', arguments)} took more than {Limit}.");
        }

        return new CommandLine(process.ExitCode, $"{output.Result}{errors.Result}");
    }

    public CommandLine AssertSucceeded()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}:\n{Output}");
        return this;
    }

    /// <summary>The lines written, without the space around them.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What follows a word at the start of a line.</summary>
    public string Value(string word) =>
        Assert.Single(Lines, line => line.StartsWith(word + " ", StringComparison.Ordinal))[(word.Length + 1)..];
}
