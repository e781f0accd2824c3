using System.Diagnostics.Tracing;

namespace AdamKernels.PathProbe;

/// <summary>What the library's event source tells one who listens to it after the first trainer was made.</summary>
public static class EventRun
{
    public static IReadOnlyList<string> Lines()
    {
        _ = new Trainer<Control>(new Control(seed: 1));
        using var log = new Log();
        return log.Lines.Count > 0 ? log.Lines : ["none"];
    }

    private sealed class Log : EventListener
    {
        // The base class calls OnEventSourceCreated before the fields of a derived class with a constructor body are set.
        public List<string> Lines { get; } = [];

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "AdamKernels")
            {
                EnableEvents(eventSource, EventLevel.Verbose);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            Lines.Add($"{eventData.EventName} {string.Join(' ', eventData.Payload ?? [])}");
    }
}
