using System.Diagnostics.Metrics;
using LiveService.Learning;

namespace LiveService.Hosting;

/// <summary>What the service itself tells, beside the meters of the library and of ASP.NET Core.</summary>
internal sealed class ServiceMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "LiveService";

    private readonly Counter<long> _posted;

    public ServiceMetrics(IMeterFactory factory, SampleQueue queue, Training training)
    {
        Meter meter = factory.Create(Name);
        _posted = meter.CreateCounter<long>("liveservice.samples.posted", "{sample}", "Samples posted, by what became of them.");
        meter.CreateObservableGauge("liveservice.samples.queued", () => queue.Count, "{sample}", "Samples that wait to be learned.");
        meter.CreateObservableGauge(
            "liveservice.weights.version", () => training.Publisher.Version, "{publication}", "Version of the weights that predict.");
    }

    public void Count(QueueAnswer answer, int samples) =>
        _posted.Add(samples, new KeyValuePair<string, object?>("answer", answer.ToString()));
}
