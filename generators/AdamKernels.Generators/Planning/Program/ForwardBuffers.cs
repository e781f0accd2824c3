namespace AdamKernels.Generators.Planning.Program;

/// <summary>
/// The buffers that the forward pass through one layer reads and writes, with the meanings of <see cref="LayerFlow"/>: training keeps some
/// of their contents, a prediction works in one place.
/// </summary>
internal sealed record ForwardBuffers(
    NamedBuffer Input, NamedBuffer Sum, NamedBuffer Argument, NamedBuffer Result, NamedBuffer Output, NamedBuffer InverseDeviation)
{
    /// <summary>The buffers of a prediction, which computes all of a layer in one place.</summary>
    public static ForwardBuffers InPlace(NamedBuffer input, NamedBuffer place) =>
        new(input, place, place, place, place, new NamedBuffer("Deviations", Arena.Deviations));
}
