using AdamKernels.Benchmarks.Measuring;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>Everything that is measured for the roofline, and its measurement.</summary>
internal sealed class RooflineMeasurement
{
    private const int MostRounds = 301;

    /// <summary>Fewer, for one call takes some hundredths of a second.</summary>
    private const int RoundsInMemory = 21;

    private RooflineMeasurement()
    {
        AdamUpdate[] inCaches = AdamUpdate.InCaches(Machine);
        Rounds = Probe.MeasureInTurn(MostRounds,
        [
            Machine.Cycle, Machine.Fma, Machine.Sqrt, Machine.Div, Machine.SqrtAndDiv,
            Kernels.LossProbe,
            .. Kernels.All.Select(kernel => kernel.Probe),
            .. Networks.Steps.Select(step => step.Probe),
            .. Networks.Predictions.Select(prediction => prediction.Probe),
            .. Networks.BatchPredictions.Select(prediction => prediction.Probe),
            .. inCaches.SelectMany(adam => (Probe[])[adam.Copy, adam.Update]),
        ]);

        // By itself: it would leave nothing in the caches for the others.
        AdamUpdate inMemory = AdamUpdate.InMemory(Machine);
        Probe.MeasureInTurn(RoundsInMemory, inMemory.Copy, inMemory.Update);
        Updates = [.. inCaches, inMemory];
    }

    /// <summary>How often everything was measured.</summary>
    public int Rounds { get; }

    /// <summary>What the processor can do.</summary>
    public MachineProbes Machine { get; } = MachineProbes.Create();

    /// <summary>The kernels of one network.</summary>
    public EmittedKernels Kernels { get; } = new();

    /// <summary>Whole training steps and predictions.</summary>
    public StandardNetworks Networks { get; } = new();

    /// <summary>Adam alone and the copy beside it, in each level of the memory.</summary>
    public AdamUpdate[] Updates { get; }

    /// <summary>Measures all.</summary>
    public static RooflineMeasurement Run() => new();
}
