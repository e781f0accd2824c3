using System.Globalization;
using System.Text;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>FNV-1a with 64 bits over the texts of a declaration, by which files of the same network can be found.</summary>
internal static class DeclarationHash
{
    /// <summary>The hash of model and training, with a line feed between them, in 16 hexadecimal digits.</summary>
    public static string Of(NetworkDescription description) => ValueOf(description).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The hash of model and training, with a line feed between them.</summary>
    public static ulong ValueOf(NetworkDescription description)
    {
        ulong hash = 14695981039346656037;
        foreach (byte value in Encoding.UTF8.GetBytes($"{description.Model}\n{description.Training}"))
        {
            hash = unchecked((hash ^ value) * 1099511628211);
        }

        return hash;
    }
}
