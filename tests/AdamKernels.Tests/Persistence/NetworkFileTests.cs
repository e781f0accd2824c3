using System.Buffers;
using System.Runtime.Versioning;
using AdamKernels.PathProbe;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Persistence;

/// <summary>Networks to files and back.</summary>
public sealed class NetworkFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> NetworkNames => [.. Types.Select(type => type.Name)];

    private static IEnumerable<Type> Types => NetworkTypes.In(typeof(Control).Assembly);

    public void Dispose() => _folder.Dispose();

    /// <summary>Fails when a block is written with another shape or order than it is read, and when a standardization is lost.</summary>
    [Theory]
    [MemberData(nameof(NetworkNames))]
    public void Every_network_comes_back_with_the_same_bits(string name) =>
        Generic.Call(nameof(RoundTrip), Types.Single(type => type.Name == name), typeof(NetworkFileTests));

    [Fact]
    public async Task Paths_streams_and_memory_hold_the_same_file()
    {
        var network = new RegressionAdam(seed: 3);
        string path = _folder.PathOf("network.safetensors");
        network.Save(path);
        byte[] expected = await File.ReadAllBytesAsync(path);

        using var stream = new MemoryStream();
        network.Save(stream);
        Assert.Equal(expected, stream.ToArray());
        var memory = new ArrayBufferWriter<byte>();
        network.Save(memory);
        Assert.Equal(expected, memory.WrittenSpan.ToArray());
        using var asynchronous = new MemoryStream();
        await network.SaveAsync(asynchronous);
        Assert.Equal(expected, asynchronous.ToArray());

        stream.Position = 0;
        asynchronous.Position = 0;
        float[] parameters = Parameters(network);
        Assert.Equal(parameters, Parameters(RegressionAdam.Load(path)));
        Assert.Equal(parameters, Parameters(RegressionAdam.Load(stream)));
        Assert.Equal(parameters, Parameters(RegressionAdam.Load(expected)));
        Assert.Equal(parameters, Parameters(await RegressionAdam.LoadAsync(asynchronous)));
        Assert.Equal(parameters, Parameters(NetworkFile.Load<RegressionAdam>(path)));
    }

    /// <summary>Fails when others may read a file that only its owner could.</summary>
    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public void A_file_that_is_replaced_keeps_its_mode()
    {
        Skip.If(OperatingSystem.IsWindows(), "Files have no such mode on Windows.");
        string path = _folder.PathOf("network.safetensors");
        var network = new RegressionAdam(seed: 1);
        network.Save(path);
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.SetUnixFileMode(path, Mode);
        network.Save(path);
        Assert.Equal(Mode, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_file_of_another_shape_says_both_shapes_and_changes_nothing()
    {
        string path = _folder.PathOf("network.safetensors");
        new ClassesAdam(seed: 1).Save(path);
        var network = new RegressionAdam(seed: 2);
        float[] before = Parameters(network);
        var error = Assert.Throws<CheckpointException>(() => network.LoadFrom(path));
        Assert.Equal(
            $"{path}: The file holds 17-9-4 (Relu, Identity); AdamKernels.Tests.RegressionAdam declares 3-7-5-2 (Tanh, Sigmoid, Identity).",
            error.Message);
        Assert.Equal(path, error.Path);
        Assert.Equal(before, Parameters(network));
    }

    /// <summary>How a network is trained does not matter to what it predicts.</summary>
    [Fact]
    public void A_network_with_another_optimizer_takes_the_file()
    {
        string path = _folder.PathOf("network.safetensors");
        var network = new RegressionAdam(seed: 1);
        network.Save(path);
        Assert.Equal(Parameters(network), Parameters(RegressionSgd.Load(path)));
    }

    private static void RoundTrip<TNetwork>()
        where TNetwork : class, INetwork<TNetwork>
    {
        var network = (TNetwork)NetworkTypes.Create(typeof(TNetwork));
        var random = new DeterministicRandom(1);
        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(1.5 + random.NextSingle()))];
        if (TNetwork.Description.StandardizesInputs)
        {
            network.InputStandardization = new Standardization(Numbers(network.InputCount), Numbers(network.InputCount));
        }

        if (TNetwork.Description.StandardizesTargets)
        {
            network.TargetStandardization = new Standardization(Numbers(network.OutputCount), Numbers(network.OutputCount));
        }

        var file = new ArrayBufferWriter<byte>();
        network.Save(file);
        TNetwork loaded = NetworkFile.Load<TNetwork>(file.WrittenSpan);
        Assert.Equal(Bits.Of(Parameters(network)), Bits.Of(Parameters(loaded)));
        float[] inputs = RandomSamples.Inputs(TNetwork.Description, rows: 3, seed: 9);
        Assert.Equal(Bits.Of(Outputs(network, inputs)), Bits.Of(Outputs(loaded, inputs)));

        // The padding stays zero, or steps could differ.
        Assert.Equal(network.Parameters.Span.ToArray(), loaded.Parameters.Span.ToArray());
        var again = new ArrayBufferWriter<byte>();
        loaded.Save(again);
        Assert.Equal(file.WrittenSpan.ToArray(), again.WrittenSpan.ToArray());
    }

    private static float[] Parameters(INetwork network)
    {
        var parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }

    private static float[] Outputs(INetwork network, float[] inputs)
    {
        var outputs = new float[inputs.Length / network.InputCount * network.OutputCount];
        network.Predict(inputs, outputs);
        return outputs;
    }
}
