namespace AdamKernels.Benchmarks.Ranks;

/// <summary>
/// A loopback interface in a namespace of its own, which Linux limits as it is told. The interface of the machine itself is not touched.
/// </summary>
internal sealed class SlowNetwork : IDisposable
{
    private SlowNetwork(string name) => Name = name;

    /// <summary>The name of the namespace.</summary>
    public string Name { get; }

    /// <summary>Makes a network.</summary>
    /// <param name="limit">The limit, as arguments of <c>tc qdisc add</c>.</param>
    /// <returns>The network, or why the machine cannot have it.</returns>
    public static (SlowNetwork? Network, string Reason) Create(string limit)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return (null, "only root on Linux can limit a network");
        }

        string name = $"adamkernels-{Environment.ProcessId}";
        (bool succeeded, string output) = Command.Run("ip", "netns", "add", name);
        if (!succeeded)
        {
            return (null, output);
        }

        var network = new SlowNetwork(name);

        // Packets of the usual size for fast networks: those of a loopback interface are larger than a short burst.
        (succeeded, output) = network.Run("ip", "link", "set", "lo", "mtu", "9000", "up");
        if (succeeded)
        {
            (succeeded, output) = network.Run(["tc", "qdisc", "add", "dev", "lo", "root", .. limit.Split(' ')]);
        }

        if (succeeded)
        {
            return (network, "");
        }

        network.Dispose();
        string reason = output.Contains("qdisc kind is unknown", StringComparison.Ordinal)
            ? $"this kernel has no {limit.Split(' ')[0]}"
            : output;
        return (null, reason);
    }

    public void Dispose() => Command.Run("ip", "netns", "delete", Name);

    private (bool Succeeded, string Output) Run(params string[] command) => Command.Run(["ip", "netns", "exec", Name, .. command]);
}
