namespace AdamKernels;

/// <summary>The form of the kernels that runs on this machine. Speed depends on it, results do not.</summary>
public enum VectorPath
{
    /// <summary>One float at a time, with an exact fused multiply-add in software where the processor has none.</summary>
    Scalar,

    /// <summary>128-bit vectors with hardware multiply-add: AdvSimd of Arm64, or FMA where wider vectors are disabled.</summary>
    Vector128,

    /// <summary>256-bit vectors: AVX2 and FMA.</summary>
    Vector256,

    /// <summary>512-bit vectors: AVX-512.</summary>
    Vector512,
}
