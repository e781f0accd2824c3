using AdamKernels.Onnx.Messages;
using AdamKernels.Onnx.Writing;

namespace AdamKernels.Onnx.Tests;

/// <summary>What an exported file says besides its numbers.</summary>
public sealed class FileContentTests
{
    /// <summary>The lowest operator set that has all operators, and the file format of its time.</summary>
    [Theory]
    [InlineData(nameof(WithRelu), 13, 7)]
    [InlineData(nameof(WithSilu), 13, 7)]
    [InlineData(nameof(WithHardSwish), 14, 7)]
    [InlineData(nameof(WithMish), 18, 8)]
    [InlineData(nameof(WithGelu), 20, 9)]
    [InlineData(nameof(WithGeluTanh), 20, 9)]
    [InlineData(nameof(WithLayerNorm), 20, 9)]
    [InlineData(nameof(WithRmsNorm), 23, 11)]
    public void The_operator_set_is_the_lowest_one(string name, long operatorSet, long format)
    {
        ModelProto model = Export(name);

        Assert.Equal(operatorSet, Assert.Single(model.OpsetImport).Version);
        Assert.Equal(format, model.IrVersion);
    }

    /// <summary>The table of versions in ONNX's documentation, which has more sets than networks need.</summary>
    [Theory]
    [InlineData(13, 7)]
    [InlineData(14, 7)]
    [InlineData(15, 8)]
    [InlineData(18, 8)]
    [InlineData(19, 9)]
    [InlineData(20, 9)]
    [InlineData(21, 10)]
    [InlineData(22, 10)]
    [InlineData(23, 11)]
    public void A_format_goes_with_its_operator_set(int operatorSet, int format) =>
        Assert.Equal(format, OperatorSets.FormatOf(operatorSet));

    [Fact]
    public void Input_and_output_have_names_and_a_batch_of_any_size()
    {
        GraphProto graph = Export(nameof(WithInputScale)).Graph;

        ValueInfoProto input = Assert.Single(graph.Input), output = Assert.Single(graph.Output);
        Assert.Equal((OnnxModel.InputName, OnnxModel.OutputName), (input.Name, output.Name));
        Assert.Equal("batch", input.Type.TensorType.Shape.Dim[0].DimParam);
        Assert.Equal(5, input.Type.TensorType.Shape.Dim[1].DimValue);
        Assert.Equal(2, output.Type.TensorType.Shape.Dim[1].DimValue);
        Assert.Equal(nameof(WithInputScale), graph.Name);
    }

    [Fact]
    public void The_file_says_who_wrote_it_and_what_was_declared()
    {
        ModelProto model = Export(nameof(Classes));

        Assert.Equal("AdamKernels", model.ProducerName);
        Assert.Matches(@"^\d+\.\d+\.\d+", model.ProducerVersion);
        Assert.Equal("8-16-4 (Relu, Identity)", model.MetadataProps.Single(entry => entry.Key == "adamkernels.model").Value);
        Assert.Equal(
            NetworkCases.Find(nameof(Classes)).Description.Training,
            model.MetadataProps.Single(entry => entry.Key == "adamkernels.training").Value);
    }

    /// <summary>Constants have the names of the tensors in a safetensors file.</summary>
    [Fact]
    public void Parameters_have_the_names_of_PyTorch() => Assert.Equal(
        ["0.weight", "0.bias", "1.weight", "1.bias", "3.weight", "3.bias", "4.weight", "4.bias"],
        Export(nameof(WithLayerNorm)).Graph.Initializer.Select(tensor => tensor.Name));

    private static ModelProto Export(string name)
    {
        NetworkCase network = NetworkCases.Find(name);
        return ModelProto.Parser.ParseFrom(network.Export(network.CreateTrained(seed: 1)));
    }
}
