using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SampleKit.Reporting;

/// <summary>A fingerprint of a network: two are equal only if all bits of all parameters are.</summary>
public static class ParameterHash
{
    /// <summary>SHA-256 over the parameters' bytes, little-endian on every machine, in lower-case hexadecimal digits.</summary>
    public static string Of(ReadOnlySpan<float> parameters)
    {
        var bytes = new byte[parameters.Length * sizeof(float)];
        for (int i = 0; i < parameters.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), parameters[i]);
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
