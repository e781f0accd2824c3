namespace AdamKernels.Benchmarks.Measuring;

/// <summary>How to start this program once more, as a process of its own.</summary>
internal static class OwnProgram
{
    /// <summary>The command, and the arguments before those of the program.</summary>
    public static string[] Command { get; } = Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet"
        ? [Environment.ProcessPath!, typeof(OwnProgram).Assembly.Location]
        : [Environment.ProcessPath!];
}
