using AdamKernels.Generators.Emission.Activations;
using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Epilogues;

/// <summary>Multiplies a gradient with respect to an activation's result by its derivative, and stores it.</summary>
/// <param name="activation">The activation.</param>
/// <param name="result">Name of the reference to the activation's results, in the layout of C.</param>
/// <param name="destination">Name of the reference to store the gradient at.</param>
internal sealed class DerivativeEpilogue(ActivationEmitter activation, string result, string destination) : IEpilogue
{
    public string Intent => $"the derivative of {activation.Traits.Name}";

    public IEnumerable<string> References => [result, destination];

    public IEnumerable<Parameter> Parameters => [];

    public string? Destination => destination;

    public IEnumerable<string> Prologue(VectorWriter vector) => [];

    public IEnumerable<string> Finish(VectorWriter vector, string value, Position at) =>
        [vector.Store(activation.TimesDerivative(value, vector.Load(result, at)), destination, at)];
}
