using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Loops in kernels.</summary>
internal static class KernelLoop
{
    /// <summary>The header of a loop from 0 to a number that is known.</summary>
    public static string Header(string variable, int end, int step) =>
        $"for (nuint {variable} = 0; {variable} < {Literal.Int(end)}; "
        + $"{(step == 1 ? $"{variable}++" : $"{variable} += {Literal.Int(step)}")})";
}
