using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AdamKernels;

/// <summary>Selects the <see cref="VectorPath"/>.</summary>
public static class VectorPaths
{
    /// <summary>
    /// The path that kernels take in this process. The just-in-time and ahead-of-time compilers fold it to a constant, so that a switch on
    /// it costs nothing.
    /// </summary>
    /// <remarks>
    /// A vector path needs multiply-add in hardware: vectors with multiply-add in software are slower than one float at a time. A program
    /// compiled ahead of time for x64 gets <see cref="VectorPath.Scalar"/> unless it is published with an <c>IlcInstructionSet</c> of at
    /// least <c>avx2,fma</c>, because that compiler chooses at compile time.
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
