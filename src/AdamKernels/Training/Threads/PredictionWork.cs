namespace AdamKernels;

/// <summary>The prediction of many samples, in blocks of consecutive ones.</summary>
internal sealed class PredictionWork : SharedWork
{
    private INetwork? _network;
    private nint _inputs;
    private nint _outputs;
    private int _samples;

    /// <summary>Sets what to predict. The memory is pinned until the work is done.</summary>
    public void Set(INetwork network, nint inputs, nint outputs, int samples)
    {
        _network = network;
        _inputs = inputs;
        _outputs = outputs;
        _samples = samples;
    }

    public void Clear() => _network = null;

    public override unsafe void Run(int index, int count)
    {
        (int start, int end) = RowBlock.Of(_samples, index, count, RowBlock.Unit);
        int inputs = _network!.InputCount, outputs = _network.OutputCount;
        _network.Predict(
            new ReadOnlySpan<float>((float*)_inputs + (nint)start * inputs, (end - start) * inputs),
            new Span<float>((float*)_outputs + (nint)start * outputs, (end - start) * outputs));
    }
}
