namespace AdamKernels.Tests.Persistence.Faults;

/// <summary>A file system that only records what was asked of it.</summary>
internal sealed class RecordingFiles : IFileSystem
{
    /// <summary>The operations, in order.</summary>
    public List<FileOperation> Operations { get; } = [];

    public IOpenFile Create(string path)
    {
        Operations.Add(new FileOperation(FileOperationKind.Create, path));
        return new OpenFile(this, path);
    }

    public void Rename(string path, string newPath) => Operations.Add(new FileOperation(FileOperationKind.Rename, path, newPath));

    public void FlushFolder(string path) => Operations.Add(new FileOperation(FileOperationKind.FlushFolder, path));

    public void Delete(string path) => Operations.Add(new FileOperation(FileOperationKind.Delete, path));

    public void DeleteUnused(string folder, string prefix)
    {
    }

    private sealed class OpenFile(RecordingFiles owner, string path) : IOpenFile
    {
        public void Write(ReadOnlySpan<byte> bytes) =>
            owner.Operations.Add(new FileOperation(FileOperationKind.Write, path, Bytes: bytes.ToArray()));

        public void Flush() => owner.Operations.Add(new FileOperation(FileOperationKind.Flush, path));

        public void Dispose() => owner.Operations.Add(new FileOperation(FileOperationKind.Close, path));
    }
}
