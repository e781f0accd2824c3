using AdamKernels;

namespace LiveService.Learning;

/// <summary>
/// The power that a pump takes, from four readings: speed, pressure, temperature and viscosity, each scaled to about -1 to 1. A pump wears,
/// so this function drifts: what was learned last month is wrong today, and the service goes on learning from what is measured.
/// </summary>
[Network(4, MaxBatchSize = MaxBatch)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(1)]
[MeanSquaredError]
[Adam(LearningRate = 0.002)]
internal sealed partial class PumpModel
{
    /// <summary>Samples of one step at most.</summary>
    public const int MaxBatch = 256;
}
