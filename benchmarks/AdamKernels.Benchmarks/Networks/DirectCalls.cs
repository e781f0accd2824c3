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

internal readonly struct Direct4x32x32x2(Regression4x32x32x2 network) : IDirectPrediction
{
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct Direct16x64x64x4(Regression16x64x64x4 network) : IDirectPrediction
{
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct Direct64x64x10(Classifier64x64x10 network) : IDirectPrediction
{
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct Direct784x128x10(Classifier784x128x10 network) : IDirectPrediction
{
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct Direct784x512x512x10(Classifier784x512x512x10 network) : IDirectPrediction
{
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct Direct4x32x16x4(Regression4x32x16x4 network) : IDirectPrediction
{
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}
