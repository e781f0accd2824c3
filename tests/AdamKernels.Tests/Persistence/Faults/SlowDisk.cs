namespace AdamKernels.Tests.Persistence.Faults;

/// <summary>The disk, slower by a pause within each write, so that saves meet.</summary>
internal sealed class SlowDisk : IFileSystem
{
    public IOpenFile Create(string path) => new SlowFile(Disk.Instance.Create(path));

    public void Rename(string path, string newPath) => Disk.Instance.Rename(path, newPath);

    public void FlushFolder(string path) => Disk.Instance.FlushFolder(path);

    public void Delete(string path) => Disk.Instance.Delete(path);

    public void DeleteUnused(string folder, string prefix) => Disk.Instance.DeleteUnused(folder, prefix);

    private sealed class SlowFile(IOpenFile file) : IOpenFile
    {
        public void Write(ReadOnlySpan<byte> bytes)
        {
            file.Write(bytes[..(bytes.Length / 2)]);
            Thread.Sleep(5);
            file.Write(bytes[(bytes.Length / 2)..]);
        }

        public void Flush() => file.Flush();

        public void Dispose() => file.Dispose();
    }
}
