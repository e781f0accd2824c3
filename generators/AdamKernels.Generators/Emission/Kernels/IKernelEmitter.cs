using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Emits one kernel, for every target with the same signature.</summary>
internal interface IKernelEmitter
{
    /// <summary>How it is called.</summary>
    Signature Signature { get; }

    /// <summary>How the method for a single row is called; null where there is none, and the kernel is called for one row.</summary>
    Signature? RowSignature { get; }

    void Emit(SourceWriter writer, VectorWriter vector);
}
