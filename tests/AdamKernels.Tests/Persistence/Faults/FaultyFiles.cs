namespace AdamKernels.Tests.Persistence.Faults;

/// <summary>A file system whose n-th operation fails, or all after so many bytes, as on a full disk.</summary>
/// <param name="files">The file system that does the work.</param>
internal sealed class FaultyFiles(IFileSystem files) : IFileSystem
{
    private int _operations;

    /// <summary>The operation that fails, from 1; 0 for none.</summary>
    public int FailAt { get; init; }

    /// <summary>Bytes that can be written before the disk is full.</summary>
    public long Quota { get; set; } = long.MaxValue;

    /// <summary>Whether what is deleted comes back with an error too.</summary>
    public bool FailsToDelete { get; init; }

    /// <summary>The operation that failed; null if none did.</summary>
    public string? Failed { get; private set; }

    public IOpenFile Create(string path)
    {
        Count("create");
        return new OpenFile(this, files.Create(path));
    }

    public void Rename(string path, string newPath)
    {
        Count("rename");
        files.Rename(path, newPath);
    }

    public void FlushFolder(string path)
    {
        Count("flush folder");
        files.FlushFolder(path);
    }

    public void Delete(string path)
    {
        if (FailsToDelete)
        {
            throw new IOException("The test says so: delete");
        }

        files.Delete(path);
    }

    public void DeleteUnused(string folder, string prefix)
    {
        Count("delete unused");
        files.DeleteUnused(folder, prefix);
    }

    private void Count(string operation)
    {
        if (++_operations == FailAt)
        {
            Failed = operation;

            // What systems report differs by operation and cause.
            throw FailAt % 2 == 0
                ? new IOException($"The test says so: {operation}")
                : new UnauthorizedAccessException($"The test says so: {operation}");
        }
    }

    private sealed class OpenFile(FaultyFiles owner, IOpenFile file) : IOpenFile
    {
        public void Write(ReadOnlySpan<byte> bytes)
        {
            try
            {
                owner.Count("write");
            }
            catch
            {
                // A write that fails can have written a part.
                file.Write(bytes[..(bytes.Length / 2)]);
                throw;
            }

            int length = (int)Math.Min(bytes.Length, owner.Quota);
            file.Write(bytes[..length]);
            owner.Quota -= length;
            if (length < bytes.Length)
            {
                throw new IOException("No space left on device");
            }
        }

        public void Flush()
        {
            owner.Count("flush");
            file.Flush();
        }

        public void Dispose() => file.Dispose();
    }
}
