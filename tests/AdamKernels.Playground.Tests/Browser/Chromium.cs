namespace AdamKernels.Playground.Tests.Browser;

/// <summary>Finds the browser that is installed.</summary>
internal static class Chromium
{
    private const string Variable = "ADAMKERNELS_CHROMIUM";

    public const string Reason = $"No browser: install chromium, or set {Variable} to the path of one.";

    /// <summary>The path of the browser; null if there is none.</summary>
    public static string? ExecutablePath { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path
        ? path
        : (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
           from name in (string[])["chromium", "chromium-browser", "google-chrome"]
           let file = Path.Combine(folder, name)
           where File.Exists(file)
           select file).FirstOrDefault();
}
