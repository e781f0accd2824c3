using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Epilogues;

/// <summary>What happens to a finished vector of C while it is still in a register.</summary>
internal interface IEpilogue
{
    /// <summary>A phrase for the emitted documentation, after "then".</summary>
    string Intent { get; }

    /// <summary>Names of the references that it reads or writes at the place of a vector of C. They are parameters of the kernel.</summary>
    IEnumerable<string> References { get; }

    /// <summary>The kernel's other parameters for the epilogue.</summary>
    IEnumerable<Parameter> Parameters { get; }

    /// <summary>The reference that results are stored at; null if they are not stored.</summary>
    string? Destination { get; }

    /// <summary>Declarations at the top of the kernel.</summary>
    IEnumerable<string> Prologue(VectorWriter vector);

    /// <summary>The statements for one vector.</summary>
    /// <param name="vector">Spells the operations.</param>
    /// <param name="value">A variable that may be assigned, or for a long epilogue, a value that has waited in memory.</param>
    /// <param name="at">The place of the vector in C, and in everything with the layout of C.</param>
    IEnumerable<string> Finish(VectorWriter vector, string value, Position at);
}
