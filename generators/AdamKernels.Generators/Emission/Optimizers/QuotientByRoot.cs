using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>The direction of an update that is numerator / (root + epsilon).</summary>
/// <param name="Numerator">What is divided.</param>
/// <param name="Radicand">The register that the root is taken of.</param>
internal sealed record QuotientByRoot(Func<VectorWriter, string> Numerator, string Radicand)
{
    /// <summary>
    /// The state that the numerator is, if it is one. Its subnormal values become 0 before the division, and then it is stored.
    /// </summary>
    public string? State { get; init; }

    /// <summary>The last statements for the numerator if it is a state: others leave that to whoever divides.</summary>
    /// <param name="vector">Spells the operations.</param>
    /// <param name="numerator">The register of the numerator.</param>
    public IEnumerable<string> Settle(VectorWriter vector, string numerator) => State is null ? [] :
    [
        $"{numerator} = {vector.FlushSubnormal(numerator)};",
        vector.Store(numerator, State, "at"),
    ];
}
