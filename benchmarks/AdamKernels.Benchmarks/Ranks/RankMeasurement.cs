namespace AdamKernels.Benchmarks.Ranks;

/// <summary>All that was measured.</summary>
/// <param name="Addition">Nanoseconds to add and copy a byte of gradients.</param>
/// <param name="Networks">Steps of one process.</param>
/// <param name="Connections">What two processes measured over each connection, or why they could not.</param>
internal sealed record RankMeasurement(
    double Addition,
    (RankNetwork Network, StepTimes Steps)[] Networks,
    (Connection Connection, PairTimes? Times, string Reason)[] Connections)
{
    /// <summary>Measures everything.</summary>
    public static RankMeasurement Take()
    {
        double addition = RankModel.MeasureAddition();
        List<(RankNetwork, StepTimes)> networks = [];
        foreach (RankNetwork network in RankNetwork.All)
        {
            Console.WriteLine($"one process: {network.Name}");
            networks.Add((network, StepTimes.Measure(network)));
        }

        List<(Connection, PairTimes?, string)> connections = [];
        foreach (Connection connection in Connection.All)
        {
            Console.WriteLine($"two processes: {connection.Name}");
            (PairTimes? times, string reason) = connection.Measure();
            connections.Add((connection, times, reason));
        }

        return new RankMeasurement(addition, [.. networks], [.. connections]);
    }

    /// <summary>The connections that the machine has.</summary>
    public IEnumerable<(Connection Connection, PairTimes Times)> Measured =>
        Connections.Where(one => one.Times is not null).Select(one => (one.Connection, one.Times!));

    /// <summary>The model of a network over a connection.</summary>
    /// <param name="index">Index of the network.</param>
    /// <param name="message">Nanoseconds of an exchange by its bytes.</param>
    public RankModel ModelOf(int index, Func<double, double> message) =>
        new(Networks[index].Steps, Networks[index].Network.GradientBytes, message, Addition);

    /// <summary>How much longer the rows took in the slower of two processes that computed at the same time than in one alone.</summary>
    public double Slowdown(PairTimes times, PairStep step) =>
        (step.Beside - times.Messages.Of(0)) / StepsOf(step.Network).SeparateCalls(step.Batch / 2);

    /// <summary>The steps of one process with a network.</summary>
    public StepTimes StepsOf(string network) => Networks.Single(one => one.Network.Name == network).Steps;

    /// <summary>What the model says of a step that two processes have made.</summary>
    public double Predict(PairTimes times, PairStep step)
    {
        int index = Array.FindIndex(Networks, one => one.Network.Name == step.Network);
        return ModelOf(index, times.Messages.Of).Time(processes: 2, step.Batch, RankNetwork.Shards / 2, Slowdown(times, step));
    }
}
