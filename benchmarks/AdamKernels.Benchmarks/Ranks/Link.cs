namespace AdamKernels.Benchmarks.Ranks;

/// <summary>What connects two processes, in two numbers.</summary>
/// <param name="Latency">Nanoseconds of a message without content: α.</param>
/// <param name="PerByte">Nanoseconds of each byte, in both directions at the same time: β.</param>
internal sealed record Link(double Latency, double PerByte)
{
    /// <summary>A network of which nothing but its rate and its latency is known.</summary>
    /// <param name="gigabits">Gigabits per second in each direction.</param>
    /// <param name="latency">Nanoseconds of a message without content.</param>
    public static Link OfRate(double gigabits, double latency) => new(latency, 8 / gigabits);

    /// <summary>Nanoseconds of an exchange.</summary>
    public double Of(double bytes) => Latency + PerByte * bytes;
}
