using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace AdamKernels.Tests.Telemetry;

/// <summary>Listens to the meter, to all of its instruments or to one, and keeps what concerns one class of networks.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, Series> _series = [];
    private readonly string _network;

    public Measurements(Type network, string? only = null)
    {
        // The class may not have been used yet.
        RuntimeHelpers.RunClassConstructor(typeof(Instruments).TypeHandle);
        _network = network.FullName!;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "AdamKernels" && (only is null || instrument.Name == only))
            {
                _series.Add(instrument.Name, new Series());
                listener.EnableMeasurementEvents(instrument, _series[instrument.Name]);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, state) => Add(value, tags, state));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, state) => Add(value, tags, state));
        _listener.Start();
    }

    /// <summary>The measurements of an instrument, by the last parts of its name.</summary>
    public Series this[string name] => _series.Single(entry => entry.Key.EndsWith("." + name, StringComparison.Ordinal)).Value;

    public void Dispose() => _listener.Dispose();

    private void Add(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? series)
    {
        if (tags is [{ Key: "adamkernels.network" } tag] && (string?)tag.Value == _network)
        {
            ((Series)series!).Add(value);
        }
    }
}
