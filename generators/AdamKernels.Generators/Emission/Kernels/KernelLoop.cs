using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Loops in kernels.</summary>
internal static class KernelLoop
{
    /// <summary>The header of a loop from 0 to a number that is known.</summary>
    public static string Header(string variable, int end, int step) => Header(variable, 0, end, step);

    /// <summary>The header of a loop.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="from">Its first value.</param>
    /// <param name="end">The value that ends the loop.</param>
    /// <param name="step">What each pass adds to it.</param>
    public static string Header(string variable, Position from, Position end, int step) =>
        $"for (nuint {variable} = {from}; {variable} < {end}; {(step == 1 ? $"{variable}++" : $"{variable} += {Literal.Int(step)}")})";
}
