namespace AdamKernels.Benchmarks.Ranks;

/// <summary>A way from one process to the other on this machine.</summary>
/// <param name="Mpi">The MPI.</param>
/// <param name="Way">What carries the bytes.</param>
/// <param name="IsTcp">Whether that is TCP and not shared memory.</param>
/// <param name="Limit">How the network is limited, as arguments of <c>tc</c>; null if it is not.</param>
internal sealed record Connection(Mpi Mpi, string Way, bool IsTcp = false, string? Limit = null)
{
    /// <summary>Both directions share a loopback interface, so that its limit is twice that of a cable.</summary>
    private const string Gigabit = "rate 2gbit";

    /// <summary>All of them.</summary>
    public static Connection[] All { get; } =
    [
        new(Mpi.OpenMpi, "shared memory"),
        new(Mpi.Mpich, "shared memory"),
        new(Mpi.OpenMpi, "TCP", IsTcp: true),
        new(Mpi.Mpich, "TCP", IsTcp: true),
        new(Mpi.OpenMpi, "TCP, 1 Gbit/s", IsTcp: true, $"tbf {Gigabit} burst 40000 latency 100ms"),
        new(Mpi.OpenMpi, "TCP, 1 Gbit/s and 100 µs", IsTcp: true, $"netem {Gigabit} delay 100us limit 10000"),
    ];

    /// <summary>What results call it.</summary>
    public string Name => $"{Mpi.Name}, {Way}";

    /// <summary>Measures with two processes over this connection.</summary>
    /// <returns>What they measured, or why they could not.</returns>
    public (PairTimes? Times, string Reason) Measure()
    {
        if (Mpi.Launcher() is not { } launcher)
        {
            return (null, $"{Mpi.Name} is not installed");
        }

        string[] command = IsTcp ? [.. launcher, .. Mpi.Tcp] : launcher;
        if (Limit is null)
        {
            return PairRun.Start(command);
        }

        (SlowNetwork? network, string reason) = SlowNetwork.Create(Limit);
        using (network)
        {
            return network is null ? (null, reason) : PairRun.Start(["ip", "netns", "exec", network.Name, .. command]);
        }
    }
}
