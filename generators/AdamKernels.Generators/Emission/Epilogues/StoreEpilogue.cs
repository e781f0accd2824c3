using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Epilogues;

/// <summary>Stores the result as it is.</summary>
/// <param name="destination">Name of the reference to store at.</param>
internal sealed class StoreEpilogue(string destination) : IEpilogue
{
    public string Intent => "";

    public IEnumerable<string> References => [destination];

    public IEnumerable<Parameter> Parameters => [];

    public string? Destination => destination;

    public IEnumerable<string> Prologue(VectorWriter vector) => [];

    public IEnumerable<string> Finish(VectorWriter vector, string value, Position at) => [vector.Store(value, destination, at)];
}
