using Microsoft.Win32.SafeHandles;

namespace DigitSample.CommandLine;

/// <summary>Makes the program end when nobody reads its output any more, as in <c>| head -1</c>.</summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;

    /// <summary>EPIPE of every Unix.</summary>
    private const int BrokenPipe = 32;

    /// <summary>The console ignores a broken pipe, and the program would go on for nobody; a stream of its own throws.</summary>
    public static void ReportBrokenPipes()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return;
        }

        var stream = new FileStream(new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);

        // Such a stream has a position of its own, so a file, which other programs may write to as well, stays with the console.
        if (!stream.CanSeek)
        {
            Console.SetOut(new StreamWriter(stream, Console.Out.Encoding) { AutoFlush = true });
        }
    }

    /// <summary>Whether a write failed because the reader is gone.</summary>
    public static bool IsBrokenPipe(IOException error) => error.HResult == BrokenPipe;
}
