namespace AdamKernels.Generators.Planning.Program;

/// <summary>
/// What the forward pass through one layer reads and writes, with the meanings of <see cref="LayerFlow"/>: training keeps some of it, a
/// prediction works in one place.
/// </summary>
internal sealed record ForwardBuffers(Buffer Input, Buffer Sum, Buffer Argument, Buffer Result, Buffer Output, Buffer InverseDeviation)
{
    /// <summary>All of a layer in one place, as a prediction computes it.</summary>
    public static ForwardBuffers InPlace(Buffer input, Buffer place) => new(input, place, place, place, place, new Buffer("Deviations", Arena.Deviations));
}
