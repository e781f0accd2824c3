using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Epilogues;

/// <summary>Adds the result to what is stored: the gradients of several batches, for one update.</summary>
/// <param name="destination">Name of the reference to add at.</param>
internal sealed class AddEpilogue(string destination) : IEpilogue
{
    public string Intent => "add to what earlier batches gave";

    public IEnumerable<string> References => [destination];

    public IEnumerable<Parameter> Parameters => [];

    public string? Destination => destination;

    public IEnumerable<string> Prologue(VectorWriter vector) => [];

    public IEnumerable<string> Finish(VectorWriter vector, string value, Position at) =>
        [$"{value} = {vector.Load(destination, at)} + {value};", vector.Store(value, destination, at)];
}
