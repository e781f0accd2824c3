using AdamKernels.Generators.Emission.Activations;
using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Epilogues;

/// <summary>Applies an activation that takes only a few instructions, and stores the result.</summary>
internal sealed class ActivationEpilogue(ActivationEmitter activation, string destination) : IEpilogue
{
    public string Intent => activation.Traits.Name;

    public IEnumerable<string> References => [destination];

    public IEnumerable<Parameter> Parameters => [];

    public string? Destination => destination;

    public IEnumerable<string> Prologue(VectorWriter vector) => [];

    public IEnumerable<string> Finish(VectorWriter vector, string value, Position at) =>
        [vector.Store(activation.Apply(vector, value), destination, at)];
}
