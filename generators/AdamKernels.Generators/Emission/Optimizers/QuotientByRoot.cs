using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>The direction of an update that is numerator / (root + epsilon).</summary>
/// <param name="Numerator">What is divided.</param>
/// <param name="Radicand">The register that the root is taken of.</param>
internal sealed record QuotientByRoot(Func<VectorWriter, string> Numerator, string Radicand);
