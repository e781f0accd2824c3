using AdamKernels.Onnx.Messages;
using Google.Protobuf;
using static AdamKernels.Onnx.Tests.Loading;
using DataType = AdamKernels.Onnx.Messages.TensorProto.Types.DataType;

namespace AdamKernels.Onnx.Tests;

/// <summary>Graphs whose names, shapes and versions do not fit together are errors, whatever their operators are.</summary>
public sealed class GraphErrorTests
{
    private const string NoNode = "Expected a node that computes the output \"nothing\", but there is none.";

    [Theory]
    [InlineData("", null, "Expected an output, but the graph has none.")]
    [InlineData("", "third", "Expected the output \"third\", but the graph has none.")]
    [InlineData("nothing", null, NoNode)]
    [InlineData("Gemm_0 nothing", "nothing", NoNode)]
    [InlineData("Gemm_0 nothing", "third", "Expected the output \"third\", but the graph has \"Gemm_0\", \"nothing\".")]
    [InlineData("a b c d e f g h", null,
        "Expected a single output, but the graph has \"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\", \"h\": say which.")]
    [InlineData("a b c d e f g h i", null,
        "Expected a single output, but the graph has \"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\", \"h\", …: say which.")]
    public void An_output_that_is_not_there_is_an_error(string outputs, string? name, string message)
    {
        var graph = new GraphBuilder(inputCount: 3);
        graph.Gemm("input", 3, 2);

        AssertRefuses<SingleLayer>(graph.Build(outputs.Split(' ', StringSplitOptions.RemoveEmptyEntries)), message, name);
    }

    [Theory]
    [InlineData("input")]
    [InlineData("constant_0")]
    [InlineData("Gemm_0")]
    public void A_name_that_is_given_twice_is_an_error(string name)
    {
        var graph = new GraphBuilder(inputCount: 3);
        string second = graph.Node("Relu", graph.Gemm("input", 3, 2));
        graph.Graph.Node[^1].Output[0] = name;

        AssertRefuses<SingleLayer>(
            graph.Build(second), $"In node 1 \"Relu_1\" (Relu): expected a new value, but \"{name}\" is there already.");
    }

    [Theory]
    [InlineData(new long[] { -3, 2 }, "Expected a shape of \"constant_0\" with at most 2147483647 numbers.")]
    [InlineData(new long[] { 1L << 31, 0 }, "Expected a shape of \"constant_0\" with at most 2147483647 numbers.")]
    [InlineData(new long[] { 1L << 30, 2 }, "Expected a shape of \"constant_0\" with at most 2147483647 numbers.")]
    [InlineData(new long[] { 3, 2 }, "Expected 6 numbers in \"constant_0\" of shape [3, 2], but it has 5.")]
    [InlineData(new long[] { 1, 1, 1, 1, 1, 1, 1, 6 },
        "Expected 6 numbers in \"constant_0\" of shape [1, 1, 1, 1, 1, 1, 1, 6], but it has 5.")]
    [InlineData(new long[] { 1, 1, 1, 1, 1, 1, 1, 1, 1 },
        "Expected 1 number in \"constant_0\" of shape [1, 1, 1, 1, 1, 1, 1, 1, …], but it has 5.")]
    public void A_constant_of_another_shape_is_an_error(long[] shape, string message)
    {
        var graph = new GraphBuilder(inputCount: 3);

        AssertRefuses<SingleLayer>(graph.Build(graph.Node("MatMul", "input", graph.Tensor(shape, 1, 2, 3, 4, 5))), message);
    }

    [Fact]
    public void A_constant_of_half_a_number_is_an_error()
    {
        var graph = new GraphBuilder(inputCount: 3);
        string weights = graph.Initializer(
            new TensorProto { DataType = DataType.Float, Dims = { 3, 2 }, RawData = ByteString.CopyFrom(new byte[22]) });

        AssertRefuses<SingleLayer>(
            graph.Build(graph.Node("MatMul", "input", weights)),
            "Expected 6 numbers in \"constant_0\" of shape [3, 2], but its bytes are no multiple of 4.");
    }

    /// <summary>Fails when the version of another domain is taken for that of ONNX: operators of ai.onnx.ml have version 2 or 3.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("ai.onnx")]
    public void The_operator_set_is_that_of_the_domain_of_ONNX(string domain)
    {
        var graph = new GraphBuilder(inputCount: 3);
        ModelProto model = ModelProto.Parser.ParseFrom(graph.Build(graph.Gemm("input", 3, 2)));
        model.OpsetImport.Clear();
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "ai.onnx.ml", Version = 2 });

        AssertRefuses<SingleLayer>(model.ToByteArray(), "Expected operator set 7 or a newer one, but the file has 0.");
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = domain, Version = 17 });
        AssertTakesConstants<SingleLayer>(graph, model.ToByteArray());
    }
}
