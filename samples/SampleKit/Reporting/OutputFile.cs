namespace SampleKit.Reporting;

/// <summary>Files that a sample writes, with errors that the user can fix.</summary>
public static class OutputFile
{
    /// <summary>Writes a file.</summary>
    /// <exception cref="UserErrorException">It cannot be written.</exception>
    public static void Write(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, "a file that can be written", exception.Message);
        }
    }

    /// <summary>The error about a file that cannot be written.</summary>
    internal static UserErrorException NotWritable(string path, string expected, string found) =>
        new($"{path}: expected {expected}, found {found}");
}
