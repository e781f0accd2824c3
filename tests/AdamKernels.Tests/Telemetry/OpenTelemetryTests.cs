using AdamKernels.Tests.Reference;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace AdamKernels.Tests.Telemetry;

/// <summary>What OpenTelemetry's exporters get.</summary>
[Collection(nameof(TelemetryCollection))]
public class OpenTelemetryTests
{
    [Fact]
    public void An_exporter_receives_all_instruments_with_units_and_the_network()
    {
        var trainer = new Trainer<MeteredNorm>(new MeteredNorm(seed: 1)) { NonFinitePolicy = NonFinitePolicy.SkipStep };
        Batch batch = Batch.For<MeteredNorm>(rows: 4);
        List<Metric> exported = [];
        using (MeterProvider provider = Sdk.CreateMeterProviderBuilder().AddMeter("AdamKernels").AddInMemoryExporter(exported).Build())
        {
            trainer.PublishTo(new WeightPublisher<MeteredNorm>(trainer.Network));
            float loss = trainer.Step(batch.Inputs, batch.Targets);
            trainer.Step([float.NaN, .. batch.Inputs.Skip(1)], batch.Targets);
            provider.ForceFlush();

            Assert.Equal(
                [
                    "adamkernels.serving.publications {publication} LongSum 1",
                    "adamkernels.training.gradient_norm 1 DoubleGauge",
                    "adamkernels.training.learning_rate 1 DoubleGauge 0.1",
                    "adamkernels.training.loss 1 DoubleGauge",
                    "adamkernels.training.samples {sample} LongSum 4",
                    "adamkernels.training.skipped_steps {step} LongSum 1",
                    "adamkernels.training.step.duration s Histogram 2",
                    "adamkernels.training.steps {step} LongSum 1",
                ],
                exported.Select(Describe).Order(StringComparer.Ordinal));
            Metric lossMetric = exported.Single(metric => metric.Name.EndsWith(".loss", StringComparison.Ordinal));
            Assert.Equal(loss, PointOf(lossMetric).GetGaugeLastValueDouble());
        }
    }

    /// <summary>OpenTelemetry's default boundaries begin at 5 of the unit, here 5 s.</summary>
    [Fact]
    public void Durations_have_boundaries_from_100_ns_to_100_ms()
    {
        var trainer = new Trainer<Metered>(new Metered(seed: 1));
        Batch batch = Batch.For<Metered>(rows: 4);
        List<Metric> exported = [];
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder().AddMeter("AdamKernels").AddInMemoryExporter(exported).Build();
        trainer.Step(batch.Inputs, batch.Targets);
        provider.ForceFlush();

        var boundaries = new List<double>();
        Metric duration = exported.Single(metric => metric.Name == "adamkernels.training.step.duration");
        foreach (HistogramBucket bucket in PointOf(duration).GetHistogramBuckets())
        {
            boundaries.Add(bucket.ExplicitBound);
        }

        Assert.Equal(20, boundaries.Count);
        Assert.Equal((1e-7, 1e-1, double.PositiveInfinity), (boundaries[0], boundaries[^2], boundaries[^1]));
    }

    private static string Describe(Metric metric)
    {
        MetricPoint point = PointOf(metric);
        string value = metric.MetricType switch
        {
            MetricType.LongSum => $" {point.GetSumLong()}",
            MetricType.Histogram => $" {point.GetHistogramCount()}",
            _ when metric.Name.EndsWith("rate", StringComparison.Ordinal) =>
                FormattableString.Invariant($" {point.GetGaugeLastValueDouble()}"),
            _ => "",
        };
        return $"{metric.Name} {metric.Unit} {metric.MetricType}{value}";
    }

    /// <summary>The only point of a metric, which bears the network's name.</summary>
    private static MetricPoint PointOf(Metric metric)
    {
        var points = new List<MetricPoint>();
        foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
        {
            points.Add(point);
            foreach (KeyValuePair<string, object?> tag in point.Tags)
            {
                Assert.Equal("adamkernels.network", tag.Key);
                Assert.StartsWith("AdamKernels.Tests.Telemetry.Metered", (string)tag.Value!);
            }
        }

        return Assert.Single(points);
    }
}
