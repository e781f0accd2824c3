using Microsoft.Win32.SafeHandles;

namespace SampleKit.CommandLine;

/// <summary>Ends the program when nothing reads its output any longer, as in <c>| head -1</c>.</summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;

    /// <summary>EPIPE on every Unix.</summary>
    private const int BrokenPipe = 32;

    /// <summary>The console ignores a broken pipe, so the program would keep running; a stream of its own throws.</summary>
    public static void ReportBrokenPipes()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return;
        }

        var stream = new FileStream(new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);

        // Such a stream keeps its own position in a file, to which other programs may write too. Files therefore stay with the console.
        if (!stream.CanSeek)
        {
            Console.SetOut(new StreamWriter(stream, Console.Out.Encoding) { AutoFlush = true });
        }
    }

    /// <summary>Whether a write failed because the reader is gone.</summary>
    public static bool IsBrokenPipe(IOException error) => error.HResult == BrokenPipe;
}
