using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AdamKernels;

namespace Playground.Training.Networks;

/// <summary>Tells in one line whether two networks have the same bits.</summary>
public static class ParameterHash
{
    /// <summary>SHA-256 of the bits of all parameters in canonical order, as 64 hexadecimal digits.</summary>
    public static string Of(INetwork network)
    {
        var parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(parameters.AsSpan())));
    }
}
