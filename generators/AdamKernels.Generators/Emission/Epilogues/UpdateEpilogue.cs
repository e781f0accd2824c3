using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Epilogues;

/// <summary>Updates the parameters whose gradient is in the register; the gradient itself never reaches memory.</summary>
internal sealed class UpdateEpilogue(OptimizerEmitter optimizer) : IEpilogue
{
    public string Intent => $"{optimizer.Name} updates the parameters";

    public IEnumerable<string> Parameters => optimizer.BufferParameters.Concat(["StepScalars scalars"]);

    public IEnumerable<string> Prologue(VectorWriter vector) => optimizer.BroadcastScalars(vector);

    public IEnumerable<string> Finish(VectorWriter vector, string value, string at) => [optimizer.Call(value, at)];
}
