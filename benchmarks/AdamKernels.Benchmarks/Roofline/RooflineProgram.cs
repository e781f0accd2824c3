using System.Globalization;
using AdamKernels.Benchmarks.Reporting;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>Measures the machine's limits and the kernels' shares of them, in one process and in turn.</summary>
internal static class RooflineProgram
{
    /// <summary>Measures and shows.</summary>
    /// <param name="results">Where the results go.</param>
    public static void Run(ResultFile results)
    {
        MachineProbes machine = MachineProbes.Create();
        var kernels = new EmittedKernels();
        Probe.MeasureInTurn(
            301, machine.Cycle, machine.Fma, kernels.ForwardProbe, machine.Sqrt, machine.Div, machine.SqrtAndDiv, kernels.FusedProbe);
        const double Median = 0.5, Undisturbed = 0.1;
        results.Publish("Roofline", string.Join(
            "\n",
            LimitsOf(machine),
            "Medians of all rounds:\n",
            SharesOf(machine, kernels, Median),
            "\nThe tenth of the rounds that was disturbed least by whatever shares the cores, for limits and kernels alike:\n",
            SharesOf(machine, kernels, Undisturbed)));
    }

    private static string LimitsOf(MachineProbes machine)
    {
        double cycle = machine.Cycle.Nanoseconds;
        return string.Create(CultureInfo.InvariantCulture, $"""
            Limits, with vectors of {machine.Lanes} floats; medians. A cycle is that of integer code and takes {cycle:F4} ns ({1 / cycle:F2} GHz).

            | operation | cycles per vector | per second |
            | --- | ---: | ---: |
            | multiply-add | {machine.Fma.Nanoseconds / cycle:F2} | {PeakOf(machine):F1} GFLOP/s |
            | square root | {machine.Sqrt.Nanoseconds / cycle:F2} | {machine.Lanes / machine.Sqrt.Nanoseconds:F2} G |
            | division | {machine.Div.Nanoseconds / cycle:F2} | {machine.Lanes / machine.Div.Nanoseconds:F2} G |
            | square root and division by it | {machine.SqrtAndDiv.Nanoseconds / cycle:F2} | {machine.Lanes / machine.SqrtAndDiv.Nanoseconds:F2} G |

            """);
    }

    private static string SharesOf(MachineProbes machine, EmittedKernels kernels, double share)
    {
        double products = EmittedKernels.Flops / (2 * machine.Lanes) * machine.Fma.Quantile(share);
        double divider = (double)EmittedKernels.Parameters / machine.Lanes * (machine.Sqrt.Quantile(share) + machine.Div.Quantile(share));
        double forward = kernels.ForwardProbe.Quantile(share);
        double fused = kernels.FusedProbe.Quantile(share);
        return string.Create(CultureInfo.InvariantCulture, $"""
            Kernels of a 784×128 layer, batch {EmittedKernels.Rows}, {EmittedKernels.Flops / 1e6:F2} MFLOP of products each.

            | kernel | time | GFLOP/s | share of the multiply-add peak | limit | share of the limit |
            | --- | ---: | ---: | ---: | ---: | ---: |
            | forward | {forward / 1e3:F1} µs | {EmittedKernels.Flops / forward:F1} | {products / forward:P1} | {products / 1e3:F1} µs | {products / forward:P1} |
            | weight gradient + Adam | {fused / 1e3:F1} µs | {EmittedKernels.Flops / fused:F1} | {products / fused:P1} | {(products + divider) / 1e3:F1} µs | {(products + divider) / fused:P1} |

            The second limit is {products / 1e3:F1} µs for the products at the multiply-add peak and {divider / 1e3:F1} µs for a square root and a division
            for each of {EmittedKernels.Parameters:N0} parameters, one after the other: {products / fused:P1} and {divider / fused:P1} of the measured time.
            """);
    }

    /// <summary>GFLOP/s at the multiply-add peak.</summary>
    private static double PeakOf(MachineProbes machine) => 2 * machine.Lanes / machine.Fma.Nanoseconds;
}
