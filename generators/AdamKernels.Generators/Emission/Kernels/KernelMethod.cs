namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>How the just-in-time compiler is to treat the methods of kernels.</summary>
internal static class KernelMethod
{
    /// <summary>
    /// The attribute of a kernel: fully optimized at its first call, and never inlined. Short kernels would be inlined into callers that
    /// are compiled again, and what a caller inlines is limited: then parts of the kernel become calls in its loops.
    /// </summary>
    public const string Attribute = "[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]";

    /// <summary>The attribute of a part of kernels.</summary>
    public const string Inlined = "[MethodImpl(MethodImplOptions.AggressiveInlining)]";
}
