using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Emits one kernel.</summary>
internal interface IKernelEmitter
{
    /// <summary>How it is called, which may depend on the tiling.</summary>
    Signature Signature(VectorTarget target);

    /// <summary>How the method for a single row is called; null where there is none, and the kernel is called for one row.</summary>
    Signature? RowSignature(VectorTarget target);

    void Emit(SourceWriter writer, VectorWriter vector);
}
