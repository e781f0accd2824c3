namespace AdamKernels.Benchmarks.Networks;

/// <summary>
/// A network's <c>Predict</c>, called on the class itself. Code that is generic over classes is compiled once for all of them and
/// calls through a table, which would be a noticeable part of a prediction of some nanoseconds; over structs it is compiled for each.
/// </summary>
internal interface IDirectPrediction
{
    /// <summary>Predicts.</summary>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);
}
