using System.Diagnostics.Metrics;

namespace AdamKernels;

/// <summary>The instruments of the meter AdamKernels. docs/telemetry.md explains them.</summary>
/// <remarks>
/// A thread that trains records its own measurements. So nothing is shared with the thread that reads them, no list keeps a trainer alive,
/// and two trainers of one class add up. An instrument that nobody listens to costs the check of its <see cref="Instrument.Enabled"/>.
/// </remarks>
internal static class Instruments
{
    /// <summary>The name of the meter and of the event source.</summary>
    public const string Name = "AdamKernels";

    /// <summary>The key of the tag with the class of the network.</summary>
    private const string NetworkKey = "adamkernels.network";

    private static readonly Meter s_meter = new(Name, typeof(Instruments).Assembly.GetName().Version?.ToString(fieldCount: 3));

    public static readonly Counter<long> Steps = s_meter.CreateCounter<long>(
        "adamkernels.training.steps", "{step}", "Updates of the parameters.");

    public static readonly Counter<long> Samples = s_meter.CreateCounter<long>(
        "adamkernels.training.samples", "{sample}", "Samples of the batches that were backpropagated, except for skipped ones.");

    public static readonly Counter<long> SkippedSteps = s_meter.CreateCounter<long>(
        "adamkernels.training.skipped_steps", "{step}", "Batches and updates from which nothing was learned.");

    public static readonly Gauge<double> Loss = s_meter.CreateGauge<double>(
        "adamkernels.training.loss", "1", "Loss of the last batch, before its update.");

    public static readonly Gauge<double> GradientNorm = s_meter.CreateGauge<double>(
        "adamkernels.training.gradient_norm", "1", "Norm of the gradients of the last update, before it is limited.");

    public static readonly Gauge<double> LearningRate = s_meter.CreateGauge<double>(
        "adamkernels.training.learning_rate", "1", "Learning rate of the last update.");

    public static readonly Histogram<double> StepDuration = s_meter.CreateHistogram(
        "adamkernels.training.step.duration",
        "s",
        "Time of a training step, without code of the program.",
        tags: null,
        new InstrumentAdvice<double>
        {
            // 100 ns to 100 ms: the usual boundaries begin at milliseconds, in which a small network makes thousands of steps.
            HistogramBucketBoundaries =
            [
                1e-7, 2e-7, 5e-7, 1e-6, 2e-6, 5e-6, 1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 1e-2, 2e-2, 5e-2, 1e-1,
            ],
        });

    public static readonly Counter<long> Publications = s_meter.CreateCounter<long>(
        "adamkernels.serving.publications", "{publication}", "Sets of weights that were published.");

    /// <summary>The tag of all measurements of a network.</summary>
    public static KeyValuePair<string, object?> TagOf(Type network) => new(NetworkKey, network.FullName);
}
