using AdamKernels.Onnx.Stages;
using AdamKernels.Onnx.Writing;

namespace AdamKernels.Onnx.Tests;

/// <summary>What cannot be exported is an error, and leaves the file that was there.</summary>
public sealed class ExportErrorTests
{
    [Fact]
    public void A_standardization_that_was_not_learned_is_an_error()
    {
        using var stream = new MemoryStream();

        Assert.Throws<InvalidOperationException>(() => OnnxModel.Export(new WithInputScale(), stream));
        Assert.Throws<InvalidOperationException>(() => OnnxModel.Export(new WithTargetScale(), stream));

        Assert.Equal(0, stream.Length);
    }

    /// <summary>Only training can make them so: SetParameters refuses what is not finite.</summary>
    [Fact]
    public void A_parameter_that_is_not_finite_is_an_error()
    {
        var network = new SingleLayer();
        var trainer = new Trainer<SingleLayer>(network) { NonFinitePolicy = NonFinitePolicy.Allow };
        trainer.Step([1, 2, float.NaN], [0, 0]);
        using var stream = new MemoryStream();

        OnnxException error = Assert.Throws<OnnxException>(() => OnnxModel.Export(network, stream));

        Assert.Equal("Expected finite parameters to export, but in \"0.weight\" the one at index 0 is NaN.", error.Message);
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void Parameters_of_2_GiB_are_an_error()
    {
        using var stream = new MemoryStream();

        OnnxException error = Assert.Throws<OnnxException>(() => OnnxModel.Export(new HugeNetwork(), stream));

        Assert.Equal(
            "Expected parameters of less than 2 GiB to export, but those of the network have 2147483648 bytes.", error.Message);
        Assert.Equal(0, stream.Length);
    }

    /// <summary>An activation that is added to the library alone must not be left out of a model.</summary>
    [Fact]
    public void An_activation_without_operators_is_an_error()
    {
        var network = new SingleLayer();
        var graph = new GraphWriter(new CanonicalParameters(new NetworkCase<SingleLayer>().Description));

        NotSupportedException error = Assert.Throws<NotSupportedException>(
            () => new ActivationStage((Activation)99, "layer 1").Write(graph, network));

        Assert.Equal("Activation 99 has no operators yet.", error.Message);
        Assert.Empty(graph.Graph.Node);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_the_error_of_the_system() =>
        Assert.Throws<DirectoryNotFoundException>(
            () => OnnxModel.Export(new SingleLayer(), Path.Combine(Path.GetRandomFileName(), "network.onnx")));
}
