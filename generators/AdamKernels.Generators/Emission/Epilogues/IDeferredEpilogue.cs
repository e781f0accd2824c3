using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Epilogues;

/// <summary>
/// An epilogue in two halves, the first of which ends with an operation of long latency. With products of the next tile between them, the
/// second half does not wait for the first.
/// </summary>
internal interface IDeferredEpilogue : IEpilogue
{
    /// <summary>The first half, for one vector of C. It leaves what the second half needs in the registers numerator and root.</summary>
    /// <param name="value">The vector.</param>
    /// <param name="at">Where it lies in C.</param>
    string Begin(string value, Position at);

    /// <summary>The second half.</summary>
    /// <param name="vector">Spells the operations.</param>
    /// <param name="at">As for the first half.</param>
    string End(VectorWriter vector, Position at);
}
