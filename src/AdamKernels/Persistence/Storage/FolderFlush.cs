using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AdamKernels;

/// <summary>
/// Writes the names of a folder's files to the disk. Without it, a renamed file can have its old content again after a power failure.
/// </summary>
/// <remarks>
/// .NET does not open folders, so this calls the system's C library. Windows has no such call: its file system keeps a log of renamed
/// files.
/// </remarks>
internal static partial class FolderFlush
{
    /// <summary>O_RDONLY and O_CLOEXEC: no child process inherits the descriptor.</summary>
    private static readonly int s_flags = OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;

    /// <summary>EIO.</summary>
    private const int IoError = 5;

    /// <summary>Waits until the names are on the disk.</summary>
    /// <exception cref="IOException">The disk reported an error.</exception>
    public static void Run(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int descriptor = Open(path, s_flags);
        if (descriptor < 0)
        {
            // A folder that may be written but not read cannot be opened. The file is whole in any case.
            return;
        }

        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);

        // Some file systems refuse to flush a folder, because they have nothing to flush. The file is whole in any case.
        if (Fsync(handle) != 0 && Marshal.GetLastPInvokeError() == IoError)
        {
            throw new IOException($"The disk reported an error for the folder {path}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle descriptor);
}
