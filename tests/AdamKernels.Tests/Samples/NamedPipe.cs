using System.Diagnostics;

namespace AdamKernels.Tests.Samples;

/// <summary>A pipe in a directory, which nobody reads or writes.</summary>
internal static class NamedPipe
{
    /// <summary>What takes longer waits for the other end. Only reached by a failure.</summary>
    public static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);

    public static void Create(string path)
    {
        using Process process = Process.Start("mkfifo", path);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
