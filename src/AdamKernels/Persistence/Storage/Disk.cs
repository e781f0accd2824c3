namespace AdamKernels;

/// <summary>The file system of the machine.</summary>
internal sealed class Disk : IFileSystem
{
    public static readonly Disk Instance = new();

    // Whoever wants to delete it needs it alone, and cannot while it is open here. It can be renamed meanwhile, and then be read.
    public IOpenFile Create(string path) =>
        new DiskFile(File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete));

    public void Rename(string path, string newPath)
    {
        // A file that only its owner may read stays one.
        if (!OperatingSystem.IsWindows() && File.Exists(newPath))
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(newPath));
        }

        File.Move(path, newPath, overwrite: true);
    }

    public void FlushFolder(string path) => FolderFlush.Run(path);

    public void Delete(string path) => File.Delete(path);

    public void DeleteUnused(string folder, string prefix)
    {
        foreach (string path in Directory.EnumerateFiles(folder))
        {
            if (AtomicFile.IsPartial(Path.GetFileName(path.AsSpan()), prefix))
            {
                DeleteUnused(path);
            }
        }
    }

    private static void DeleteUnused(string path)
    {
        try
        {
            File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody writes it.
        }
    }
}
