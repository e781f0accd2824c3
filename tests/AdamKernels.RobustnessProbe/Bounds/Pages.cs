using System.ComponentModel;
using System.Runtime.InteropServices;

namespace AdamKernels.RobustnessProbe.Bounds;

/// <summary>Protects pages of memory from every access. Linux alone.</summary>
internal static class Pages
{
    private const int NoAccess = 0;

    /// <summary>Protects pages.</summary>
    /// <param name="address">The first byte of a page.</param>
    /// <param name="bytes">A whole number of pages.</param>
    public static void Protect(nint address, int bytes)
    {
        if (SetProtection(address, bytes, NoAccess) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [DllImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static extern int SetProtection(nint address, nint length, int protection);
}
