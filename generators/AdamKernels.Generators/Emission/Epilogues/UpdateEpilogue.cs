using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Epilogues;

/// <summary>Updates the parameters whose gradient is in a register, or has waited in memory.</summary>
internal sealed class UpdateEpilogue(OptimizerEmitter optimizer) : IDeferredEpilogue
{
    private readonly UpdateMethods _methods = new(optimizer);

    public string Intent => $"{optimizer.Plan.Traits.Name} updates the parameters";

    public IEnumerable<string> References => new[] { Parameter.Updated }.Concat(optimizer.Plan.Buffers);

    public IEnumerable<Parameter> Parameters => optimizer.Parameters;

    public string? Destination => null;

    public IEnumerable<string> Prologue(VectorWriter vector) => optimizer.BroadcastScalars(vector);

    public IEnumerable<string> Finish(VectorWriter vector, string value, Position at) =>
        [vector.Store(_methods.Update(value, at), Parameter.Updated, at)];

    public string Begin(string value, Position at) => _methods.Prepare(value, at);

    public string End(VectorWriter vector, Position at) => vector.Store(_methods.Conclude(at), Parameter.Updated, at);
}
