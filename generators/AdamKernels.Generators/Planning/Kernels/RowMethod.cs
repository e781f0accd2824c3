namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>How the JIT is to compile the method of a kernel for a single row, which a prediction of one sample calls.</summary>
internal enum RowMethod
{
    /// <summary>As part of the method that calls it.</summary>
    Inlined,

    /// <summary>As a method of its own, optimized from the first call.</summary>
    Optimized,
}
