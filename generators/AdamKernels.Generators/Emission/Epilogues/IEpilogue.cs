using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Epilogues;

/// <summary>What happens to a finished vector of C while it is still in a register.</summary>
internal interface IEpilogue
{
    /// <summary>A phrase for the emitted documentation, after "then".</summary>
    string Intent { get; }

    /// <summary>Names of the references that it reads and writes at the place of a vector of C: parameters of the kernel.</summary>
    IEnumerable<string> References { get; }

    /// <summary>The kernel's parameters for it that are no references.</summary>
    IEnumerable<Parameter> Parameters { get; }

    /// <summary>The reference that results are stored at; null where they are not.</summary>
    string? Destination { get; }

    /// <summary>Declarations at the top of the kernel.</summary>
    IEnumerable<string> Prologue(VectorWriter vector);

    /// <summary>The statements for one vector.</summary>
    /// <param name="vector">Spells the operations.</param>
    /// <param name="value">A variable that may be assigned.</param>
    /// <param name="at">Where the vector lies in C and in everything of C's layout.</param>
    IEnumerable<string> Finish(VectorWriter vector, string value, Position at);
}
