using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Emits one kernel, with the same signature for every target.</summary>
internal interface IKernelEmitter
{
    /// <summary>The signature of the kernel.</summary>
    Signature Signature { get; }

    /// <summary>The signature of the method for a single row; null if there is none. Then the kernel is called for one row.</summary>
    Signature? RowSignature { get; }

    void Emit(SourceWriter writer, VectorWriter vector);
}
