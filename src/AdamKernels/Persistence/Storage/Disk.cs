namespace AdamKernels;

/// <summary>The file system of the machine.</summary>
internal sealed class Disk : IFileSystem
{
    public static readonly Disk Instance = new();

    public IOpenFile Create(string path) =>
        new DiskFile(File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.None));

    public void Rename(string path, string newPath) => File.Move(path, newPath, overwrite: true);

    public void FlushFolder(string path) => FolderFlush.Run(path);

    public void Delete(string path) => File.Delete(path);
}
