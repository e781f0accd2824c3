namespace AdamKernels.Benchmarks.Networks;

/// <summary>Calls of <c>Predict</c> on the class itself, one struct per network.</summary>
internal static class DirectCalls
{
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

    internal readonly struct Direct64x64x10InLargeBatches(Classifier64x64x10InLargeBatches network) : IDirectPrediction
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
}
