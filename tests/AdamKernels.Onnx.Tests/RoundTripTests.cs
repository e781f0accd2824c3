namespace AdamKernels.Onnx.Tests;

/// <summary>A network that is exported and loaded again is the same.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Names => NetworkCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_loaded_network_has_the_same_bits(string name)
    {
        NetworkCase network = NetworkCases.Find(name);
        INetwork exported = network.CreateTrained(seed: 1), loaded = network.CreateTrained(seed: 2);
        float[] samples = network.Samples(rows: 5, seed: 3);

        network.Load(loaded, network.Export(exported));

        Assert.Equal(NetworkCase.Parameters(exported), NetworkCase.Parameters(loaded));
        Assert.Equal(exported.InputStandardization?.Means.ToArray(), loaded.InputStandardization?.Means.ToArray());
        Assert.Equal(exported.InputStandardization?.Deviations.ToArray(), loaded.InputStandardization?.Deviations.ToArray());
        Assert.Equal(exported.TargetStandardization?.Means.ToArray(), loaded.TargetStandardization?.Means.ToArray());
        Assert.Equal(exported.TargetStandardization?.Deviations.ToArray(), loaded.TargetStandardization?.Deviations.ToArray());
        Assert.Equal(NetworkCase.Predict(exported, samples), NetworkCase.Predict(loaded, samples));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_export_is_the_same_each_time(string name)
    {
        NetworkCase network = NetworkCases.Find(name);
        INetwork exported = network.CreateTrained(seed: 1);

        Assert.Equal(network.Export(exported), network.Export(exported));
    }

    [Fact]
    public void A_file_is_replaced_and_nothing_is_left_beside_it()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string path = Path.Combine(folder, "network.onnx");
            File.WriteAllText(path, "what was there before");
            var exported = (SingleLayer)new NetworkCase<SingleLayer>().CreateTrained(seed: 1);
            var loaded = new SingleLayer();

            OnnxModel.Export(exported, path);
            OnnxModel.Load(loaded, path);

            Assert.Equal(NetworkCase.Parameters(exported), NetworkCase.Parameters(loaded));
            Assert.Equal([path], Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A stream may hold something before the model and after the export.</summary>
    [Fact]
    public void A_stream_is_read_from_its_position_and_stays_open()
    {
        NetworkCase network = NetworkCases.Find(nameof(Wide));
        var exported = (Wide)network.CreateTrained(seed: 1);
        var loaded = new Wide();
        using var stream = new MemoryStream();
        stream.Write([1, 2, 3]);

        OnnxModel.Export(exported, stream);
        stream.Position = 3;
        OnnxModel.Load(loaded, stream);

        Assert.Equal(NetworkCase.Parameters(exported), NetworkCase.Parameters(loaded));
        Assert.True(stream.CanRead);
    }
}
