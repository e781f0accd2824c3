using System.Diagnostics;

namespace AdamKernels;

/// <summary>
/// Runs a probe in a process whose processor features are cut down. Each test project says which probe, in a part of this class.
/// </summary>
internal static partial class ChildProcess
{
    /// <summary>The program that runs assemblies.</summary>
    public static string Host { get; } =
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";

    /// <summary>Lines that the probe printed: the path first.</summary>
    /// <param name="setting">An environment variable as NAME=VALUE, or empty for none.</param>
    /// <param name="arguments">Arguments for the probe.</param>
    public static Task<string[]> RunAsync(string setting, params string[] arguments) =>
        RunAsync(setting.Length > 0 ? [setting] : (string[])[], arguments);

    /// <summary>Lines that the probe printed: the path first.</summary>
    /// <param name="settings">Environment variables as NAME=VALUE.</param>
    /// <param name="arguments">Arguments for the probe.</param>
    public static async Task<string[]> RunAsync(string[] settings, string[] arguments)
    {
        using Process process = Start(settings, arguments);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.True(
            process.ExitCode == 0,
            $"The probe with {string.Join(' ', settings)} ended with {process.ExitCode} after \"{lines.LastOrDefault()}\": {await errors}");
        return lines;
    }

    /// <summary>Starts the probe.</summary>
    /// <param name="settings">Environment variables as NAME=VALUE.</param>
    /// <param name="arguments">Arguments for the probe.</param>
    public static Process Start(string[] settings, params string[] arguments)
    {
        var start = new ProcessStartInfo(Host)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, Probe));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // This process may itself run with a feature or a tier of the compiler switched off.
        foreach (string name in start.Environment.Keys.Where(IsSwitch).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (string setting in settings)
        {
            string[] parts = setting.Split('=', 2);
            start.Environment[parts[0]] = parts[1];
        }

        return Process.Start(start)!;
    }

    private static bool IsSwitch(string name) => Switches.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static readonly string[] Switches = ["DOTNET_Enable", "DOTNET_Tiered", "DOTNET_TC_"];
}
