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
    public void A_folder_that_is_not_there_is_the_error_of_the_system() =>
        Assert.Throws<DirectoryNotFoundException>(
            () => OnnxModel.Export(new SingleLayer(), Path.Combine(Path.GetRandomFileName(), "network.onnx")));
}
