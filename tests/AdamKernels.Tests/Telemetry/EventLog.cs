using System.Diagnostics.Tracing;

namespace AdamKernels.Tests.Telemetry;

/// <summary>The events of AdamKernels from its creation on.</summary>
internal sealed class EventLog : EventListener
{
    private readonly List<EventWrittenEventArgs> _events = [];

    public EventLog() => EnableEvents(TrainingEvents.Log, EventLevel.Verbose);

    public IReadOnlyList<EventWrittenEventArgs> All => _events;

    public IEnumerable<EventWrittenEventArgs> Of(string name) => _events.Where(told => told.EventName == name);

    protected override void OnEventWritten(EventWrittenEventArgs eventData) => _events.Add(eventData);
}
