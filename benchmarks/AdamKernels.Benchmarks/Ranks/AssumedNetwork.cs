namespace AdamKernels.Benchmarks.Ranks;

/// <summary>A network between machines that was not measured: its latency is an assumption.</summary>
/// <param name="Name">What results call it.</param>
/// <param name="Gigabits">Gigabits per second in each direction.</param>
/// <param name="Latency">Nanoseconds of a message without content.</param>
internal sealed record AssumedNetwork(string Name, double Gigabits, double Latency)
{
    /// <summary>All of them.</summary>
    public static AssumedNetwork[] All { get; } =
    [
        new("10 Gbit/s Ethernet with TCP", 10, 20_000),
        new("100 Gbit/s with RDMA", 100, 2_000),
    ];

    /// <summary>Its two numbers.</summary>
    public Link Link => Link.OfRate(Gigabits, Latency);
}
