namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>What the methods of all kernels have in common.</summary>
internal static class KernelMethod
{
    /// <summary>
    /// Options of a kernel, after the name of their enumeration: fully optimized at its first call, and never inlined. The just-in-time
    /// compiler would inline short kernels into callers that it compiles again, and what a caller inlines is limited: then parts of the
    /// kernel become calls in its loops.
    /// </summary>
    public const string Options = "AggressiveOptimization | MethodImplOptions.NoInlining";

    /// <summary>The attribute of a kernel.</summary>
    public const string Attribute = $"[MethodImpl(MethodImplOptions.{Options})]";
}
