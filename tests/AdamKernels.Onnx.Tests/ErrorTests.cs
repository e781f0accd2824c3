using AdamKernels.Onnx.Messages;
using AdamKernels.Onnx.Writing;
using Google.Protobuf;
using static AdamKernels.Onnx.Tests.Loading;
using DataType = AdamKernels.Onnx.Messages.TensorProto.Types.DataType;

namespace AdamKernels.Onnx.Tests;

/// <summary>What does not fit is an error that names the first node that does not, and changes nothing.</summary>
public sealed class ErrorTests
{
    /// <summary>Graphs for a network of 3-2 without activation, and what is wrong with them.</summary>
    private static readonly Dictionary<string, (Func<GraphBuilder, string> Write, string Message)> s_graphs = new()
    {
        ["other sizes"] = (g => g.Gemm("input", 3, 4),
            "In node 0 \"Gemm_0\" (Gemm): expected a dense layer with 3 inputs and 2 outputs (layer 1), "
                + "but found a dense layer with 3 inputs and 4 outputs."),
        ["other inputs"] = (g => g.Gemm("input", 4, 2),
            "In node 0 \"Gemm_0\" (Gemm): expected a dense layer with 3 inputs and 2 outputs (layer 1), "
                + "but found a dense layer with 4 inputs and 2 outputs."),
        ["a number in place of a value"] = (g => g.Node("Exp", g.Number(1)), "Expected an input of [batch, 3], but found the number 1."),
        ["an activation more"] = (g => g.Node("Tanh", g.Gemm("input", 3, 2)),
            "In node 1 \"Tanh_1\" (Tanh): expected the end of the graph, but found the activation Tanh."),
        ["a layer more"] = (g => g.Gemm(g.Gemm("input", 3, 2), 2, 2),
            "In node 1 \"Gemm_1\" (Gemm): expected the end of the graph, but found a dense layer with 2 inputs and 2 outputs."),
        ["no layer"] = (g => g.Node("Identity", "input"),
            "Expected a dense layer with 3 inputs and 2 outputs (layer 1) after the input \"input\", but the graph ends there."),
        ["a standardization more"] = (g => g.Gemm(g.Node("Sub", "input", g.Random(3)), 3, 2),
            "In node 0 \"Sub_0\" (Sub): expected a dense layer with 3 inputs and 2 outputs (layer 1), "
                + "but found Sub with a number for each column."),
        ["a convolution"] = (g => g.Gemm(g.Node("Conv", "input", g.Random(3)), 3, 2),
            "In node 0 \"Conv_0\" (Conv): expected a dense layer with 3 inputs and 2 outputs (layer 1), but found Conv."),
        ["a normalizer of ML.NET"] = (g => g.Gemm(g.PipelineNode("Normalizer", ["input"]), 3, 2),
            "In node 0 \"Normalizer_0\" (ai.onnx.ml.Normalizer): expected a dense layer with 3 inputs and 2 outputs (layer 1), "
                + "but found ai.onnx.ml.Normalizer."),
        ["transposed samples"] = (g => g.Node("Gemm", ["input", g.Random(3, 2)], NodeAttribute.Of("transA", 1)),
            "In node 0 \"Gemm_0\" (Gemm): expected a dense layer with 3 inputs and 2 outputs (layer 1), but found Gemm with transA."),
        ["computed weights"] = (g => g.Node("MatMul", "input", "input"),
            "In node 0 \"MatMul_0\" (MatMul): expected a dense layer with 3 inputs and 2 outputs (layer 1), "
                + "but found MatMul with other operands than a value and a constant matrix."),
        ["weights that are not finite"] = (g => g.Node("MatMul", "input", g.Tensor([3, 2], 1, 2, 3, float.NaN, 5, 6)),
            "In node 0 \"MatMul_0\" (MatMul): expected finite numbers in \"constant_0\", but found NaN at index 4."),
        ["a value that is not there"] = (g => g.Node("Relu", "nothing"),
            "In node 0 \"Relu_0\" (Relu): expected a value \"nothing\" before it, but there is none."),
        ["numbers that are missing"] = (g => g.Node("MatMul", "input", g.Tensor([3, 2], 1, 2, 3)),
            "Expected 6 numbers in \"constant_0\" of shape [3, 2], but it has 3."),
        ["external data"] = (g => g.Node("MatMul", "input", g.Initializer(External())),
            "Expected the numbers of \"constant_0\" in this file, but they are in another one (external data)."),
        ["a shape without end"] = (g => g.Node("MatMul", "input", g.Initializer(Huge())),
            "Expected a shape of \"constant_0\" with at most 2147483647 numbers."),
        ["a name with a line feed"] = (g => g.Node("Evil\n" + new string('x', 100), "input"),
            "In node 0 \"Evil\uFFFDxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\" "
                + "(Evil\uFFFDxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…): "
                + "expected a dense layer with 3 inputs and 2 outputs (layer 1), "
                + "but found Evil\uFFFDxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…."),
    };

    public static TheoryData<string> Graphs => [.. s_graphs.Keys];

    [Theory]
    [MemberData(nameof(Graphs))]
    public void A_graph_that_does_not_fit_is_an_error(string graph)
    {
        (Func<GraphBuilder, string> write, string message) = s_graphs[graph];
        var builder = new GraphBuilder(inputCount: 3);

        AssertRefuses<SingleLayer>(builder.Build(write(builder)), message);
    }

    [Fact]
    public void The_first_node_that_does_not_fit_is_named()
    {
        var graph = new GraphBuilder(inputCount: 7);
        string hidden = graph.Node("Sigmoid", graph.Gemm("input", 7, 13));
        byte[] file = graph.Build(graph.Node("Elu", [graph.Gemm(hidden, 13, 4)], NodeAttribute.Of("alpha", 0.5f)));

        OnnxException error = AssertRefuses<WithElu>(
            file, "In node 1 \"Sigmoid_1\" (Sigmoid): expected the activation Elu (layer 1), but found the activation Sigmoid.");

        Assert.Equal((1, "Sigmoid_1", "Sigmoid"), (error.Node!.Index, error.Node.Name, error.Node.Operator));
    }

    /// <summary>PyTorch's defaults are the only ones that a network can declare.</summary>
    [Theory]
    [InlineData(nameof(WithElu), "Elu", "Elu with alpha 0.5")]
    [InlineData(nameof(WithLeakyRelu), "LeakyRelu", "LeakyRelu with alpha 0.5")]
    public void An_activation_with_another_number_is_an_error(string name, string operatorName, string found)
    {
        var graph = new GraphBuilder(inputCount: 7);
        byte[] file = graph.Build(graph.Node(operatorName, [graph.Gemm("input", 7, 13)], NodeAttribute.Of("alpha", 0.5f)));

        AssertRefuses(
            NetworkCases.Find(name),
            file,
            $"In node 1 \"{operatorName}_1\" ({operatorName}): expected the activation {operatorName} (layer 1), but found {found}.");
    }

    [Theory]
    [InlineData(nameof(WithLayerNorm), "LayerNormalization", 1e-3f, "LayerNorm with epsilon 1E-05", "LayerNorm with epsilon 0.001")]
    [InlineData(nameof(WithLayerNorm), "RMSNormalization", 1e-5f, "LayerNorm with epsilon 1E-05", "RmsNorm with epsilon 1E-05")]
    [InlineData(nameof(WithRmsNorm), "RMSNormalization", 1e-5f, "RmsNorm with epsilon 1.1920929E-07", "RmsNorm with epsilon 1E-05")]
    [InlineData(nameof(WithRmsNorm), "LayerNormalization", 1e-5f, "RmsNorm with epsilon 1.1920929E-07", "LayerNorm with epsilon 1E-05")]
    public void Another_normalization_is_an_error(string name, string operatorName, float epsilon, string expected, string found)
    {
        var graph = new GraphBuilder(inputCount: 5);
        byte[] file = graph.Build(graph.Node(
            operatorName, [graph.Gemm("input", 5, 11), graph.Random(11)], NodeAttribute.Of("epsilon", epsilon)));

        AssertRefuses(
            NetworkCases.Find(name),
            file,
            $"In node 1 \"{operatorName}_1\" ({operatorName}): expected {expected} (layer 1), but found {found}.");
    }

    /// <summary>Fails when any sum of two values is taken for a residual connection.</summary>
    [Fact]
    public void A_residual_connection_from_another_layer_is_an_error()
    {
        var graph = new GraphBuilder(inputCount: 6);
        string first = graph.Node("Tanh", graph.Gemm("input", 6, 9));
        string second = graph.Node("Add", graph.Node("Relu", graph.Gemm(first, 9, 9)), first);
        byte[] file = graph.Build(graph.Gemm(graph.Node("Add", graph.Gemm(second, 9, 9), first), 9, 2));

        AssertRefuses<WithResidual>(
            file, "In node 6 \"Add_6\" (Add): expected the inputs of the layer added to its outputs (layer 3), but found Add.");
    }

    [Fact]
    public void A_softmax_that_the_loss_does_not_apply_is_an_error()
    {
        var graph = new GraphBuilder(inputCount: 3);

        AssertRefuses<SingleLayer>(
            graph.Build(graph.Node("Softmax", graph.Gemm("input", 3, 2))),
            "In node 1 \"Softmax_1\" (Softmax): expected the end of the graph, but found Softmax.");
    }

    [Fact]
    public void Probabilities_that_are_scaled_are_an_error()
    {
        var graph = new GraphBuilder(inputCount: 8);
        string logits = graph.Gemm(graph.Node("Relu", graph.Gemm("input", 8, 16)), 16, 4);

        AssertRefuses<Classes>(
            graph.Build(graph.Node("Mul", graph.Node("Softmax", logits), graph.Random(4))),
            "In node 4 \"Mul_4\" (Mul): expected the end of the graph, but found Mul with a number for each column.");
    }

    [Theory]
    [InlineData(new long[] { -1, 4 }, "Expected an input of [batch, 3], but the input \"input\" has 4 columns.")]
    [InlineData(new long[] { 3 }, "Expected an input of [batch, 3], but the input \"input\" has another number of dimensions.")]
    [InlineData(new long[] { -1, 1, 3 }, "Expected an input of [batch, 3], but the input \"input\" has another number of dimensions.")]
    public void An_input_of_another_shape_is_an_error(long[] shape, string message)
    {
        var graph = new GraphBuilder(inputCount: 3) { InputShape = shape };

        // The width of the weights does not matter: the input comes first.
        AssertRefuses<SingleLayer>(graph.Build(graph.Gemm("input", 3, 2)), message);
    }

    [Fact]
    public void Several_outputs_are_an_error_unless_one_is_named()
    {
        var graph = new GraphBuilder(inputCount: 3);
        string first = graph.Gemm("input", 3, 2), second = graph.Gemm("input", 3, 2);
        byte[] file = graph.Build(first, second);

        AssertRefuses<SingleLayer>(file, "Expected a single output, but the graph has \"Gemm_0\", \"Gemm_1\": say which.");
        AssertRefuses<SingleLayer>(file, "Expected the output \"third\", but the graph has \"Gemm_0\", \"Gemm_1\".", "third");
    }

    [Theory]
    [InlineData("", "Expected an ONNX model, but the file is empty.")]
    [InlineData("no model", "Expected an ONNX model, but the file is of another kind or damaged.")]
    [InlineData("\u0008\u0001", "Expected an ONNX model, but the file has no graph.")]
    public void A_file_of_another_kind_is_an_error(string content, string message)
    {
        OnnxException error = Assert.Throws<OnnxException>(
            () => new NetworkCase<SingleLayer>().Load(new SingleLayer(), System.Text.Encoding.UTF8.GetBytes(content)));

        Assert.Equal(message, error.Message);
        Assert.Null(error.Node);
    }

    [Fact]
    public void An_old_operator_set_is_an_error()
    {
        var graph = new GraphBuilder(inputCount: 3, operatorSet: 6);

        AssertRefuses<SingleLayer>(
            graph.Build(graph.Gemm("input", 3, 2)), "Expected operator set 7 or a newer one, but the file has 6.");
    }

    [Fact]
    public void The_file_is_named()
    {
        string path = Path.GetTempFileName();
        try
        {
            OnnxException error = Assert.Throws<OnnxException>(() => OnnxModel.Load(new SingleLayer(), path));

            Assert.Equal($"{path}: Expected an ONNX model, but the file is empty.", error.Message);
            Assert.Equal(path, error.Path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_file_that_is_not_there_is_the_error_of_the_system() =>
        Assert.Throws<FileNotFoundException>(() => OnnxModel.Load(new SingleLayer(), Path.GetRandomFileName()));

    /// <summary>Fails when messages are parsed before they are counted: each would take a hundred times its bytes.</summary>
    [Fact]
    public void A_small_file_cannot_fill_the_memory()
    {
        // A graph of 4 million empty nodes.
        byte[] nodes = [.. Enumerable.Range(0, 8_000_000).Select(i => i % 2 == 0 ? (byte)0x0A : (byte)0)];
        using var file = new MemoryStream();
        var fields = new CodedOutputStream(file);
        fields.WriteTag(ModelProto.GraphFieldNumber, WireFormat.WireType.LengthDelimited);
        fields.WriteBytes(ByteString.CopyFrom(nodes));
        fields.Flush();
        byte[] bytes = file.ToArray();
        long before = GC.GetAllocatedBytesForCurrentThread();

        AssertRefuses<SingleLayer>(bytes, "Expected at most 100000 nodes, attributes and other messages, but the file has more.");

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4L * bytes.Length);
    }

    private static TensorProto External() => new()
    {
        DataType = DataType.Float,
        Dims = { 3, 2 },
        DataLocation = TensorProto.Types.DataLocation.External,
    };

    private static TensorProto Huge() => new() { DataType = DataType.Float, Dims = { 65_536, 65_536, 65_536, 65_536 } };
}
