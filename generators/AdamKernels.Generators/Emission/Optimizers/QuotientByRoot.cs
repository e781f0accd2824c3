using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>The direction of an update that is numerator / (root + epsilon).</summary>
/// <param name="Numerator">What is divided.</param>
/// <param name="Radicand">The register that the root is taken of.</param>
internal sealed record QuotientByRoot(Func<VectorWriter, string> Numerator, string Radicand)
{
    /// <summary>The state that the numerator is, if it is one. Then it has neither faded nor been stored before.</summary>
    public string? State { get; init; }

    /// <summary>The statement that turns subnormal numerators into 0, before they are divided; none if they are no state.</summary>
    public IEnumerable<string> Fade(VectorWriter vector, string numerator) =>
        State is null ? [] : [$"{numerator} = {vector.FlushSubnormal(numerator)};"];

    /// <summary>The statement that stores the numerator; none if it is no state.</summary>
    public IEnumerable<string> Store(VectorWriter vector, string numerator, Position at) =>
        State is null ? [] : [vector.Store(numerator, State, at)];
}
