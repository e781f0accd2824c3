namespace DigitSample.Reporting;

/// <summary>A file for a picture, with errors that the user can put right.</summary>
internal static class PngFile
{
    /// <summary>Makes sure that the file can be written, so that nobody trains for nothing; a file that exists stays as it is.</summary>
    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    public static void CheckPath(string path)
    {
        if (!path.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
        {
            throw NotWritable(path, "a file name that ends in .png", $"\"{Path.GetFileName(path)}\"");
        }

        if (Directory.Exists(path))
        {
            throw NotWritable(path, "a file", "a directory");
        }

        bool existed = File.Exists(path);
        Guard(path, () =>
        {
            // To open a pipe only to write waits for a reader.
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

    /// <summary>Runs what draws the picture and writes it.</summary>
    /// <exception cref="UserErrorException">The file cannot be written, or nothing can be drawn here.</exception>
    public static void Guard(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, "a file that can be written", exception.Message);
        }
        catch (Exception exception) when (exception is TypeInitializationException or DllNotFoundException)
        {
            // The drawing library has a native part, which a platform may lack.
            throw NotWritable(path, "a platform that can draw it", exception.GetBaseException().Message);
        }
    }

    private static UserErrorException NotWritable(string path, string expected, string found) =>
        new($"{path}: expected {expected}, found {found}");
}
