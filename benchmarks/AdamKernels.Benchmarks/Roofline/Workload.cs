using AdamKernels.Benchmarks.Measuring;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>Something of this library that is measured, with what it has to do at least.</summary>
/// <param name="Name">The name that results show.</param>
/// <param name="Probe">Its time.</param>
/// <param name="Flops">Operations of its products, padding not counted.</param>
/// <param name="Updated">Parameters that it updates.</param>
internal sealed record Workload(string Name, Probe Probe, double Flops, int Updated = 0)
{
    /// <summary>Nanoseconds that the products take at the multiply-add peak.</summary>
    /// <param name="machine">The limits.</param>
    /// <param name="share">Which quantile of the limits.</param>
    public double ProductLimit(MachineProbes machine, double share) => Flops / (2 * machine.Lanes) * machine.Fma.Quantile(share);

    /// <summary>
    /// Nanoseconds that the hardware divider alone would need for a square root and a division for each parameter. A kernel that gets
    /// one of them in another way may be faster than this.
    /// </summary>
    /// <param name="machine">The limits.</param>
    /// <param name="share">Which quantile of the limits.</param>
    public double DividerLimit(MachineProbes machine, double share) => Updated * DividerLimitOfParameter(machine, share);

    /// <summary>The same for one parameter.</summary>
    /// <param name="machine">The limits.</param>
    /// <param name="share">Which quantile of the limits.</param>
    public static double DividerLimitOfParameter(MachineProbes machine, double share) =>
        (machine.Sqrt.Quantile(share) + machine.Div.Quantile(share)) / machine.Lanes;

    /// <summary>Share of the limit that has products and divider one after the other.</summary>
    /// <param name="machine">The limits.</param>
    /// <param name="share">Which quantile of limits and times.</param>
    public double ShareOfSum(MachineProbes machine, double share) =>
        (ProductLimit(machine, share) + DividerLimit(machine, share)) / Probe.Quantile(share);

    /// <summary>Share of the limit that has them at the same time, so that the longer one counts.</summary>
    /// <param name="machine">The limits.</param>
    /// <param name="share">Which quantile of limits and times.</param>
    public double ShareOfLarger(MachineProbes machine, double share) =>
        Math.Max(ProductLimit(machine, share), DividerLimit(machine, share)) / Probe.Quantile(share);
}
