using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdamKernels.Tests.Training;

/// <summary>
/// Addresses for very many floats over little memory: the same few pages again and again, so that what is written in one place is read in
/// many. Linux alone.
/// </summary>
internal sealed class RepeatedFloats : IDisposable
{
    /// <summary>Bytes of memory, and of each mapping of it.</summary>
    private const int Period = 1 << 22;

    private const int ReadWrite = 3;
    private const int Shared = 1;
    private const int Fixed = 0x10;
    private const int Anonymous = 0x22;

    private readonly int _length;
    private readonly nint _bytes;
    private readonly nint _address;

    /// <summary>Maps the memory, all zeros, over the whole range.</summary>
    public RepeatedFloats(int length)
    {
        _length = length;
        _bytes = ((nint)length * sizeof(float) + Period - 1) / Period * Period;
        _address = Check(Map(0, _bytes, 0, Anonymous, -1, 0));
        int file = (int)Check(CreateMemoryFile("floats", 0));
        Check(SetLength(file, Period));
        for (nint start = 0; start < _bytes; start += Period)
        {
            Check(Map(_address + start, Period, ReadWrite, Shared | Fixed, file, 0));
        }

        Check(Close(file));
    }

    public Span<float> Span => MemoryMarshal.CreateSpan(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<float>(), _address), _length);

    public void Dispose() => Check(Unmap(_address, _bytes));

    private static nint Check(nint result) => result != -1 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());

    [DllImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static extern nint Map(nint address, nint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static extern int Unmap(nint address, nint length);

    [DllImport("libc", EntryPoint = "memfd_create", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false)]
    private static extern int CreateMemoryFile(string name, uint flags);

    [DllImport("libc", EntryPoint = "ftruncate", SetLastError = true)]
    private static extern int SetLength(int file, nint length);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int file);
}
