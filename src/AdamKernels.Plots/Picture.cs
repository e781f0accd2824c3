namespace AdamKernels.Plots;

/// <summary>A finished picture, which holds no resources of the drawing library.</summary>
public sealed class Picture
{
    private readonly byte[] _png;

    internal Picture(byte[] png, int width, int height)
    {
        _png = png;
        Width = width;
        Height = height;
    }

    /// <summary>
    /// Width in pixels: twice that of the page for which texts and lines are sized, so that the picture stays sharp on dense screens.
    /// </summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>The content of a PNG file.</summary>
    public byte[] ToPng() => [.. _png];

    /// <summary>Writes a PNG file, and replaces one that exists.</summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public void SavePng(string path) => File.WriteAllBytes(path, _png);
}
