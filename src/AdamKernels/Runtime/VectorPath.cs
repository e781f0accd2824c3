using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AdamKernels;

/// <summary>The form of the kernels that runs on this machine. Results do not depend on it, speed does.</summary>
public enum VectorPath
{
    /// <summary>One float at a time, with an exact fused multiply-add in software where the processor has none.</summary>
    Scalar,

    /// <summary>128-bit vectors with hardware multiply-add: Arm64's AdvSimd, or FMA where wider vectors are switched off.</summary>
    Vector128,

    /// <summary>256-bit vectors: AVX2 and FMA.</summary>
    Vector256,

    /// <summary>512-bit vectors: AVX-512.</summary>
    Vector512,
}

/// <summary>Chooses the <see cref="VectorPath"/>.</summary>
public static class VectorPaths
{
    /// <summary>
    /// The path that kernels take in this process. The just-in-time and ahead-of-time compilers fold it to a constant, so that
    /// a switch over it costs nothing.
    /// </summary>
    /// <remarks>
    /// A vector path needs multiply-add in hardware: in software it is so much slower that one float at a time wins.
    /// A program compiled ahead of time for x64 gets <see cref="VectorPath.Scalar"/> unless it was published with
    /// <c>IlcInstructionSet</c> naming at least <c>avx2,fma</c>, because that compiler decides when it compiles.
    /// </remarks>
    public static VectorPath Selected
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (Vector512.IsHardwareAccelerated)
            {
                return VectorPath.Vector512;
            }

            if (Vector256.IsHardwareAccelerated && Fma.IsSupported)
            {
                return VectorPath.Vector256;
            }

            return Vector128.IsHardwareAccelerated && (Fma.IsSupported || AdvSimd.IsSupported) ? VectorPath.Vector128 : VectorPath.Scalar;
        }
    }
}
