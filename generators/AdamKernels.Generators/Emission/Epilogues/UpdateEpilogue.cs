using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Epilogues;

/// <summary>Updates the parameters whose gradient is in the register, or waited for the products of the next tile.</summary>
internal sealed class UpdateEpilogue(OptimizerEmitter optimizer) : IDeferredEpilogue
{
    public string Intent => $"{optimizer.Name} updates the parameters";

    public IEnumerable<string> References => new[] { "w" }.Concat(optimizer.Buffers);

    public IEnumerable<Parameter> Parameters => [Parameter.Scalars];

    public bool IsWorthDeferring => optimizer.DividesByRoot;

    public string? Destination => null;

    public int Operations => optimizer.Operations;

    public IEnumerable<string> Prologue(VectorWriter vector) => optimizer.BroadcastScalars(vector);

    public IEnumerable<string> Finish(VectorWriter vector, string value, Position at) => [vector.Store(optimizer.Call(value, at), "w", at)];

    public string Begin(string value, Position at) => optimizer.CallPrepare(value, at);

    public string End(VectorWriter vector, Position at) => vector.Store(optimizer.CallConclude(at), "w", at);
}
