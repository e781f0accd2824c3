using System.Runtime.InteropServices;

namespace AdamKernels;

/// <summary>Settings of a child process that force a path, and the path that each must give on a machine that has all of them.</summary>
internal static class ForcedPaths
{
    public static TheoryData<string, VectorPath> All => new()
    {
        { "", VectorPath.Vector512 },
        { "DOTNET_EnableAVX512=0", VectorPath.Vector256 },
        { "DOTNET_PreferredVectorBitWidth=128", VectorPath.Vector128 },
        { "DOTNET_EnableAVX2=0", VectorPath.Scalar },
        { "DOTNET_EnableHWIntrinsic=0", VectorPath.Scalar },
    };

    /// <summary>A machine without wide vectors takes the best path that it has; the settings but the last one are for x64 alone.</summary>
    public static VectorPath Expected(string setting, VectorPath path) =>
        RuntimeInformation.ProcessArchitecture != Architecture.X64 && setting != "DOTNET_EnableHWIntrinsic=0" || path > VectorPaths.Selected
            ? VectorPaths.Selected
            : path;
}
