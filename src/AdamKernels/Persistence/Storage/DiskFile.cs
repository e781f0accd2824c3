using Microsoft.Win32.SafeHandles;

namespace AdamKernels;

/// <summary>A file on a disk.</summary>
internal sealed class DiskFile(SafeFileHandle handle) : IOpenFile
{
    private long _length;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(handle, bytes, _length);
        _length += bytes.Length;
    }

    public void Flush() => RandomAccess.FlushToDisk(handle);

    public void Dispose() => handle.Dispose();
}
