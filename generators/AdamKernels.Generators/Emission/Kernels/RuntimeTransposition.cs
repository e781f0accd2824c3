using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>The runtime's transposition, for which only calls are emitted.</summary>
internal sealed class RuntimeTransposition(TransposeWeights plan) : IKernelEmitter
{
    public Signature Signature => new(
        plan.Name,
        [
            Parameter.Reference("weights"), new("int", "rows"), new("int", "columns"), new("int", "stride"),
            Parameter.Reference("transposed"), new("int", "transposedStride"), Parameter.Portion,
        ])
    {
        Type = "Transposition",
    };

    public Signature? RowSignature => null;

    public void Emit(SourceWriter writer, VectorWriter vector)
    {
    }
}
