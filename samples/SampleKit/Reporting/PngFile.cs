using AdamKernels.Plots;

namespace SampleKit.Reporting;

/// <summary>A PNG file, with errors that the user can fix.</summary>
public static class PngFile
{
    /// <inheritdoc cref="OutputFile.CheckPath"/>
    public static void CheckPath(string path)
    {
        if (!path.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
        {
            throw OutputFile.NotWritable(path, "a file name that ends in .png", $"\"{Path.GetFileName(path)}\"");
        }

        OutputFile.CheckPath(path);
    }

    /// <summary>Draws a picture, writes it, and says so.</summary>
    /// <param name="path">The file.</param>
    /// <param name="draw">Draws the picture.</param>
    /// <param name="output">Receives a line with the file's path.</param>
    /// <exception cref="UserErrorException">The file cannot be written, or the platform cannot draw.</exception>
    public static void Save(string path, Func<Picture> draw, TextWriter output)
    {
        try
        {
            OutputFile.Write(path, () => draw().SavePng(path));
        }
        catch (Exception exception) when (exception is TypeInitializationException or DllNotFoundException)
        {
            // The drawing library has a native part that a platform may lack.
            throw OutputFile.NotWritable(path, "a platform that can draw it", exception.GetBaseException().Message);
        }

        output.WriteLine($"wrote {path}");
    }
}
