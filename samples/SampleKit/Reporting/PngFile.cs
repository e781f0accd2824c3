using AdamKernels.Plots;

namespace SampleKit.Reporting;

/// <summary>A PNG file, with errors that the user can fix.</summary>
public static class PngFile
{
    /// <summary>Checks that the file can be written before any training starts. An existing file is left unchanged.</summary>
    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    public static void CheckPath(string path)
    {
        if (!path.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
        {
            throw OutputFile.NotWritable(path, "a file name that ends in .png", $"\"{Path.GetFileName(path)}\"");
        }

        if (Directory.Exists(path))
        {
            throw OutputFile.NotWritable(path, "a file", "a directory");
        }

        bool existed = File.Exists(path);
        Guard(path, () =>
        {
            // Opening a pipe for writing alone would wait for a reader.
            using (var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite))
            {
                if (!file.CanSeek)
                {
                    throw OutputFile.NotWritable(path, "a file", "a pipe or a device");
                }
            }

            if (!existed)
            {
                File.Delete(path);
            }
        });
    }

    /// <summary>Draws a picture, writes it, and says so.</summary>
    /// <param name="path">The file.</param>
    /// <param name="draw">Draws the picture.</param>
    /// <param name="output">Receives a line with the file's path.</param>
    /// <exception cref="UserErrorException">The file cannot be written, or the platform cannot draw.</exception>
    public static void Save(string path, Func<Picture> draw, TextWriter output)
    {
        Guard(path, () => draw().SavePng(path));
        output.WriteLine($"wrote {path}");
    }

    private static void Guard(string path, Action write)
    {
        try
        {
            OutputFile.Write(path, write);
        }
        catch (Exception exception) when (exception is TypeInitializationException or DllNotFoundException)
        {
            // The drawing library has a native part that a platform may lack.
            throw OutputFile.NotWritable(path, "a platform that can draw it", exception.GetBaseException().Message);
        }
    }
}
