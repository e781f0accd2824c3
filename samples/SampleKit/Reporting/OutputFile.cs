namespace SampleKit.Reporting;

/// <summary>Files that a sample writes, with errors that the user can fix.</summary>
public static class OutputFile
{
    /// <summary>Checks that a file can be written before any training starts. An existing file is left unchanged.</summary>
    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    public static void CheckPath(string path)
    {
        if (Directory.Exists(path))
        {
            throw NotWritable(path, "a file", "a directory");
        }

        bool existed = File.Exists(path);
        Write(path, () =>
        {
            // Opening a pipe for writing alone would wait for a reader.
            using (var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite))
            {
                if (!file.CanSeek)
                {
                    throw NotWritable(path, "a file", "a pipe or a device");
                }
            }

            if (!existed)
            {
                File.Delete(path);
            }
        });
    }

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
