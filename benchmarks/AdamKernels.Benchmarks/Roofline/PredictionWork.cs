using AdamKernels.Benchmarks.Measuring;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>The prediction of one sample, which has to read every weight once.</summary>
/// <param name="Name">The name that results show.</param>
/// <param name="Probe">Its time.</param>
/// <param name="Weights">Number of weights.</param>
internal sealed record PredictionWork(string Name, Probe Probe, int Weights)
{
    /// <summary>What current processors read from their first-level cache; not measured.</summary>
    private const int LoadsPerCycle = 2;

    /// <summary>Nanoseconds to read the weights at two vectors a cycle.</summary>
    /// <param name="machine">The limits.</param>
    /// <param name="quantile">Which quantile of the clock.</param>
    public double Limit(MachineProbes machine, double quantile) =>
        (double)Weights / (LoadsPerCycle * machine.Lanes) * machine.Cycle.Quantile(quantile);

    /// <summary>The limit as a fraction of the time.</summary>
    /// <param name="machine">The limits.</param>
    /// <param name="quantile">Which quantile of clock and time.</param>
    public double FractionOfLimit(MachineProbes machine, double quantile) => Limit(machine, quantile) / Probe.Quantile(quantile);
}
