namespace AdamKernels.Onnx.Tests;

/// <summary>What a load of a model promises.</summary>
internal static class Loading
{
    /// <summary>Loads a model that another program wrote: the network then predicts what ONNX Runtime computes.</summary>
    public static void AssertComputes<TNetwork>(byte[] file)
        where TNetwork : class, INetwork<TNetwork> => AssertComputes(new NetworkCase<TNetwork>(), file);

    /// <inheritdoc cref="AssertComputes{TNetwork}(byte[])"/>
    public static void AssertComputes(NetworkCase network, byte[] file)
    {
        INetwork loaded = network.CreateTrained(seed: 1);
        float[] samples = network.Samples(rows: 21, seed: 2);

        network.Load(loaded, file);

        float[] expected = OnnxRuntime.Run(file, samples, loaded.InputCount);
        Assert.InRange(OnnxRuntime.Difference(NetworkCase.Predict(loaded, samples), expected), 0, 1e-5);
    }

    /// <summary>Loads a model whose constants are the parameters of the network, in their order.</summary>
    public static void AssertTakesConstants<TNetwork>(GraphBuilder graph, byte[] file)
        where TNetwork : class, INetwork<TNetwork>
    {
        var network = new NetworkCase<TNetwork>();
        INetwork loaded = network.CreateTrained(seed: 1);

        network.Load(loaded, file);

        Assert.Equal(graph.Graph.Initializer.SelectMany(tensor => tensor.FloatData), NetworkCase.Parameters(loaded));
    }

    /// <summary>Loads a model that does not fit: that is an error, and changes nothing.</summary>
    public static OnnxException AssertRefuses<TNetwork>(byte[] file, string message, string? output = null)
        where TNetwork : class, INetwork<TNetwork> => AssertRefuses(new NetworkCase<TNetwork>(), file, message, output);

    /// <inheritdoc cref="AssertRefuses{TNetwork}(byte[], string, string?)"/>
    public static OnnxException AssertRefuses(NetworkCase network, byte[] file, string message, string? output = null)
    {
        INetwork unchanged = network.CreateTrained(seed: 1);
        float[] parameters = NetworkCase.Parameters(unchanged);
        (Standardization? inputs, Standardization? targets) = (unchanged.InputStandardization, unchanged.TargetStandardization);

        OnnxException error = Assert.Throws<OnnxException>(() => network.Load(unchanged, file, output));

        Assert.Equal(message, error.Message);
        Assert.Equal(parameters, NetworkCase.Parameters(unchanged));
        Assert.Same(inputs, unchanged.InputStandardization);
        Assert.Same(targets, unchanged.TargetStandardization);
        return error;
    }
}
