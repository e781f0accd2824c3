using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Roofline;

namespace AdamKernels.Benchmarks.Scaling;

/// <summary>One width with one batch.</summary>
internal sealed class ScalingPoint
{
    private readonly TrainingRun _run;

    /// <summary>Prepares the network.</summary>
    /// <param name="width">Inputs, hidden units and outputs.</param>
    /// <param name="rows">Samples of a batch.</param>
    public ScalingPoint(int width, int rows)
    {
        _run = SquareNetwork.Create(width, rows);
        Width = width;
        Step = new Probe(_run.Step, _run.StepFlops);
        Forward = new Probe(_run.Forward, _run.ForwardFlops);
    }

    /// <summary>Inputs, hidden units and outputs.</summary>
    public int Width { get; }

    /// <summary>Samples of a batch.</summary>
    public int Rows => _run.Rows;

    /// <summary>The training step, by operation.</summary>
    public Probe Step { get; }

    /// <summary>The forward pass of a training step, by operation.</summary>
    public Probe Forward { get; }

    /// <summary>Operations of the products of a training step.</summary>
    public double StepFlops => _run.StepFlops;

    /// <summary>Operations of the products of a forward pass.</summary>
    public double ForwardFlops => _run.ForwardFlops;

    /// <summary>
    /// Cycles by operation that a step would take with its products at the peak, and then what the hardware divider alone would need for
    /// a square root and a division for each parameter.
    /// </summary>
    /// <param name="machine">The limits.</param>
    public double StepLimit(MachineProbes machine) => PeakOf(machine)
        + _run.Shape.ParameterCount / StepFlops * Workload.DividerLimitOfParameter(machine, share: 0.5) / machine.Cycle.Nanoseconds;

    /// <summary>Cycles by operation at the multiply-add peak.</summary>
    /// <param name="machine">The limits.</param>
    public static double PeakOf(MachineProbes machine) => machine.Fma.Nanoseconds / (2 * machine.Lanes) / machine.Cycle.Nanoseconds;
}
