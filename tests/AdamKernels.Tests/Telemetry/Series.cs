namespace AdamKernels.Tests.Telemetry;

/// <summary>The measurements of one instrument.</summary>
internal sealed class Series
{
    public int Count { get; private set; }

    public double Sum { get; private set; }

    public double Last { get; private set; }

    public void Add(double value)
    {
        Count++;
        Sum += value;
        Last = value;
    }
}
