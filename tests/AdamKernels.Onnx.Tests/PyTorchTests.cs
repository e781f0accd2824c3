namespace AdamKernels.Onnx.Tests;

/// <summary>Models that PyTorch's own exporter wrote are loaded, and give PyTorch's outputs.</summary>
public sealed class PyTorchTests
{
    private const double Tolerance = 1e-5;

    [SkippableTheory]
    [InlineData("relu-8-16-4", nameof(Relu8x16x4))]
    [InlineData("tanh-sigmoid-5-7-6-3", nameof(TanhSigmoid5x7x6x3))]
    [InlineData("norm-gelu-12-32-32-1", nameof(NormGelu12x32x32x1))]
    [InlineData("silu-64-64-10", nameof(Silu64x64x10))]
    [InlineData("elu-softplus-3-5-5-2-bf16", nameof(EluSoftplus3x5x5x2))]
    [InlineData("leaky-hardswish-16-33-2-f16", nameof(LeakyHardSwish16x33x33x2))]
    public void A_model_gives_the_outputs_of_PyTorch(string file, string network)
    {
        SharedModel model = SharedModel.Find(file);
        NetworkCase declared = NetworkCases.Find(network);
        INetwork loaded = declared.CreateTrained(seed: 1);

        declared.Load(loaded, File.ReadAllBytes(model.Path));

        Assert.InRange(OnnxRuntime.Difference(NetworkCase.Predict(loaded, model.Inputs), model.Outputs), 0, Tolerance);
    }

    /// <summary>The parameters are those of the state dict, to the bit.</summary>
    [SkippableFact]
    public void A_model_has_the_parameters_of_the_state_dict()
    {
        SharedModel model = SharedModel.Find("norm-gelu-12-32-32-1");
        var loaded = new NormGelu12x32x32x1();

        OnnxModel.Load(loaded, model.Path);

        NormGelu12x32x32x1 expected = NormGelu12x32x32x1.Load(Path.ChangeExtension(model.Path, ".safetensors"));
        Assert.Equal(NetworkCase.Parameters(expected), NetworkCase.Parameters(loaded));
    }
}
