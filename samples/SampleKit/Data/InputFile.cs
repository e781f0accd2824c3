using AdamKernels;

namespace SampleKit.Data;

/// <summary>Files that a sample reads, with errors that the user can fix.</summary>
public static class InputFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="UserErrorException">It is missing, empty, not readable, a pipe or a device.</exception>
    /// <exception cref="CheckpointException">The reader threw it. It names the file itself.</exception>
    public static T Read<T>(string path, Func<T> read)
    {
        try
        {
            CheckRegular(path);
            return read();
        }
        catch (Exception exception) when (exception is (IOException and not CheckpointException) or UnauthorizedAccessException)
        {
            throw NotReadable(path, "a readable file", exception.Message);
        }
    }

    /// <summary>The error about a file that cannot be read.</summary>
    internal static UserErrorException NotReadable(string path, string expected, string found) =>
        new($"{path}: expected {expected}, found {found}");

    /// <summary>Rejects pipes and devices before opening them: they may block or never end.</summary>
    private static void CheckRegular(string path)
    {
        FileSystemInfo file = File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path);
        if (new FileInfo(file.FullName).Length == 0)
        {
            throw NotReadable(path, "a file with content", "an empty file, a pipe or a device");
        }
    }
}
