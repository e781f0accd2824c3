using System.Globalization;
using System.Text;
using AdamKernels.Benchmarks.Drawing;
using AdamKernels.Benchmarks.Measuring;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>Writes limits and shares as tables.</summary>
/// <param name="measurement">What was measured.</param>
internal sealed class RooflineTables(RooflineMeasurement measurement)
{
    private readonly MachineProbes _machine = measurement.Machine;

    /// <summary>What was measured.</summary>
    public RooflineMeasurement Measurement => measurement;

    /// <summary>What the processor can do.</summary>
    public string Limits()
    {
        double cycle = _machine.Cycle.Nanoseconds;
        return Text($"""
            Limits, with vectors of {_machine.Lanes} floats; medians. A cycle is that of integer code and takes {cycle:F4} ns ({1 / cycle:F2} GHz).

            | operation | cycles per vector | per second |
            | --- | ---: | ---: |
            | multiply-add | {_machine.Fma.Nanoseconds / cycle:F2} | {2 * _machine.Lanes / _machine.Fma.Nanoseconds:F1} GFLOP/s |
            {DividerRow("square root", _machine.Sqrt)}
            {DividerRow("division", _machine.Div)}
            {DividerRow("square root and division by it", _machine.SqrtAndDiv)}

            """);
    }

    /// <summary>What all that was measured takes, and its share of its limit.</summary>
    /// <param name="share">Which quantile of the rounds.</param>
    public string Shares(double share) => Text($"""
        Kernels of 784-128-10, batch {EmittedKernels.Rows}; the loss, which has no limit here, takes {Labels.Time(measurement.Kernels.LossProbe.Quantile(share))}.

        {Table("kernel", measurement.Kernels.All, share)}
        Whole training steps:

        {Table("step", measurement.Networks.Steps, share)}
        The first limit is that of the products at the multiply-add peak. The divider limit is what the hardware divider alone would need for a
        square root and a division for each parameter; a kernel that computes one of them with multiply-adds can be faster, and then its share
        is above 100 %. Their sum has one after the other; the larger of the two has them at the same time.

        Adam alone, with parameters, gradients and moments in different places, beside a copy with the same seven streams:

        {UpdateTable(share)}
        The divider limit is {Workload.DividerLimitOfParameter(_machine, share) / _machine.Cycle.Quantile(share):F2} cycles for a parameter.

        Predictions of one sample, beside the time to read every weight once at two vectors a cycle, which is what the first-level cache delivers;
        networks that it does not hold cannot come near:

        {PredictionTable(share)}
        Predictions of {StandardNetworks.PredictedRows} samples in one call:

        {Table("network", measurement.Networks.BatchPredictions, share)}
        """);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private string DividerRow(string name, Probe probe) => Text(
        $"| {name} | {probe.Nanoseconds / _machine.Cycle.Nanoseconds:F2} | {_machine.Lanes / probe.Nanoseconds:F2} G |");

    private string Table(string what, Workload[] workloads, double share)
    {
        var table = new StringBuilder($"""
            | {what} | time | GFLOP/s | products at the peak | divider limit | share of their sum | share of the larger |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: |

            """);
        foreach (Workload workload in workloads)
        {
            double time = workload.Probe.Quantile(share);
            double divider = workload.DividerLimit(_machine, share);
            table.Append(Text($"""
                | {workload.Name} | {Labels.Time(time)} | {workload.Flops / time:F1} | {Labels.Time(workload.ProductLimit(_machine, share))} | {(divider == 0 ? "–" : Labels.Time(divider))} | {workload.ShareOfSum(_machine, share):P1} | {workload.ShareOfLarger(_machine, share):P1} |

                """));
        }

        return table.ToString();
    }

    private string UpdateTable(double share)
    {
        var table = new StringBuilder("""
            | in | parameters | copy, ns per parameter | copy, GB/s | Adam, ns per parameter | cycles | share of the divider limit | share of the copy |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |

            """);
        foreach (AdamUpdate adam in measurement.Updates)
        {
            double update = adam.Update.Quantile(share);
            double copy = adam.Copy.Quantile(share);
            table.Append(Text($"""
                | {adam.Place} | {adam.Count:N0} | {copy:F3} | {StreamCopy.BytesPerParameter / copy:F1} | {update:F3} | {update / _machine.Cycle.Quantile(share):F2} | {Workload.DividerLimitOfParameter(_machine, share) / update:P1} | {copy / update:P1} |

                """));
        }

        return table.ToString();
    }

    private string PredictionTable(double share)
    {
        var table = new StringBuilder("""
            | network | time | weights | limit | share of the limit |
            | --- | ---: | ---: | ---: | ---: |

            """);
        foreach (PredictionWork prediction in measurement.Networks.Predictions)
        {
            table.Append(Text($"""
                | {prediction.Name} | {Labels.Time(prediction.Probe.Quantile(share))} | {prediction.Weights * sizeof(float) / 1024.0:N1} KiB | {Labels.Time(prediction.Limit(_machine, share))} | {prediction.FractionOfLimit(_machine, share):P1} |

                """));
        }

        return table.ToString();
    }
}
