using AdamKernels.Onnx.Messages;
using AdamKernels.Onnx.Writing;
using static AdamKernels.Onnx.Tests.GraphBuilder;
using static AdamKernels.Onnx.Tests.Loading;
using DataType = AdamKernels.Onnx.Messages.TensorProto.Types.DataType;

namespace AdamKernels.Onnx.Tests;

/// <summary>Layers are read in every form that exporters write, with the numbers that ONNX Runtime computes with.</summary>
public sealed class LayerFormTests
{
    private static readonly Dictionary<string, Func<GraphBuilder, string, string>> s_dense = new()
    {
        ["Gemm, [output, input]"] = (g, x) => g.Gemm(x, 3, 2),
        ["Gemm, [input, output]"] = (g, x) => g.Node("Gemm", x, g.Random(3, 2), g.Random(2)),
        ["Gemm, factors"] = (g, x) =>
            g.Node("Gemm", [x, g.Random(3, 2), g.Random(1, 2)], NodeAttribute.Of("alpha", 0.5f), NodeAttribute.Of("beta", 3f)),
        ["Gemm, one bias"] = (g, x) => g.Node("Gemm", x, g.Random(3, 2), g.Random(1)),
        ["Gemm, no bias"] = (g, x) => g.Node("Gemm", x, g.Random(3, 2)),
        ["MatMul and Add"] = (g, x) => g.Node("Add", g.Node("MatMul", x, g.Random(3, 2)), g.Random(2)),
        ["Add and MatMul"] = (g, x) => g.Node("Add", g.Random(1, 2), g.Node("MatMul", x, g.Random(3, 2))),
        ["MatMul alone"] = (g, x) => g.Node("MatMul", x, g.Random(3, 2)),
        ["MatMul, transposed"] = (g, x) =>
            g.Node("Add", g.Node("MatMul", x, g.Node("Transpose", [g.Random(2, 3)], Perm())), g.Random(2)),
        ["MatMul, transposed by default"] = (g, x) => g.Node("MatMul", x, g.Node("Transpose", g.Random(2, 3))),
        ["Gemm, transposed"] = (g, x) => g.Node("Gemm", [x, g.Node("Transpose", [g.Random(3, 2)], Perm())], NodeAttribute.Of("transB", 1)),
        ["constants that are nodes"] = (g, x) => g.Node("Gemm", x, Constant(g, [3, 2], 6), Constant(g, [2], 2)),
        ["constants that are lists"] = (g, x) =>
        {
            string rows = g.Node("Reshape", x, g.Node("Constant", [], IntegersOf("value_ints", -1, 3)));
            return g.Node("Gemm", rows, g.Random(3, 2), g.Node("Constant", [], FloatsOf("value_floats", 0.5f, -2)));
        },
        ["constants that are numbers"] = (g, x) =>
            g.Node("Gemm", x, g.Random(3, 2), g.Node("Constant", [], NodeAttribute.Of("value_float", 0.75f))),
        ["constants that go through nodes"] = (g, x) =>
        {
            string sums = g.Node("MatMul", x, g.Node("Identity", g.Random(3, 2)));
            return g.Node("Add", sums, g.Node("Cast", [g.Random(2)], NodeAttribute.Of("to", 1)));
        },
        ["nodes that change nothing"] = (g, x) => g.Node("Identity", g.Node("Dropout", g.Gemm(g.Node("Flatten", g.Node("Cast",
            [x], NodeAttribute.Of("to", 1))), 3, 2))),
        ["flattened sums"] = (g, x) => g.Node("Flatten", g.Gemm(x, 3, 2)),
        ["reshaped"] = (g, x) => g.Gemm(g.Node("Reshape", x, g.Integers(-1, 3)), 3, 2),
        ["converted to its own type"] = (g, x) => g.Node("CastLike", g.Gemm(x, 3, 2), x),
        ["LinearRegressor"] = (g, x) => g.PipelineNode(
            "LinearRegressor",
            [x],
            FloatsOf("coefficients", 1, -2, 3, 4, 5, -6),
            FloatsOf("intercepts", 0.5f, 7),
            NodeAttribute.Of("targets", 2),
            NodeAttribute.Of("post_transform", "NONE")),
        ["LinearRegressor, no intercepts"] = (g, x) => g.PipelineNode(
            "LinearRegressor", [x], FloatsOf("coefficients", 1, -2, 3, 4, 5, -6), NodeAttribute.Of("targets", 2)),
        ["the domain of ONNX"] = (g, x) =>
        {
            string sums = g.Gemm(x, 3, 2);
            g.Graph.Node[^1].Domain = "ai.onnx";
            return sums;
        },
        ["reshaped, with the batch"] = (g, x) => g.Gemm(g.Node("Reshape", x, g.Integers(0, -1)), 3, 2),
    };

    public static TheoryData<string> Dense => [.. s_dense.Keys];

    [Theory]
    [MemberData(nameof(Dense))]
    public void A_dense_layer_is_read(string form)
    {
        var graph = new GraphBuilder(inputCount: 3);
        byte[] file = graph.Build(s_dense[form](graph, "input"));

        AssertComputes<SingleLayer>(file);
    }

    /// <summary>Float, Float16, Double and Bfloat16: a network computes in float, whatever the file converts to.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(16)]
    public void A_conversion_between_floats_changes_nothing(int type)
    {
        var graph = new GraphBuilder(inputCount: 3);
        byte[] file = graph.Build(graph.Gemm(graph.Node("Cast", ["input"], NodeAttribute.Of("to", type)), 3, 2));

        AssertTakesConstants<SingleLayer>(graph, file);
    }

    /// <summary>Fails when an image, for example, must be given as a row before the graph.</summary>
    [Theory]
    [InlineData("Flatten", new long[] { -1, 1, 3 })]
    [InlineData("Flatten", new long[] { -1, 3, 1, 1 })]
    [InlineData("Reshape", new long[] { -1, 1, 3 })]
    public void An_input_that_becomes_rows_is_read(string operatorName, long[] shape)
    {
        var graph = new GraphBuilder(inputCount: 3) { InputShape = shape };
        string rows = operatorName == "Flatten" ? graph.Node("Flatten", "input") : graph.Node("Reshape", "input", graph.Integers(-1, 3));
        byte[] file = graph.Build(graph.Gemm(rows, 3, 2));

        AssertTakesConstants<SingleLayer>(graph, file);
    }

    /// <summary>As the exporter of PyTorch writes operator sets before 17, and from 18 on, with axes as an input.</summary>
    [Theory]
    [InlineData(13, "Pow", "Div")]
    [InlineData(13, "Mul", "Div")]
    [InlineData(18, "Pow", "Reciprocal")]
    [InlineData(18, "Mul", "Div")]
    public void A_LayerNorm_of_several_operators_is_read(int operatorSet, string square, string quotient)
    {
        var graph = new GraphBuilder(inputCount: 5, operatorSet);
        string hidden = ActivationForms.All["Gelu, PyTorch"].Form(graph, Norm(graph.Gemm("input", 5, 11), 11));
        byte[] file = graph.Build(Norm(graph.Gemm(hidden, 11, 3), 3));

        AssertComputes<WithLayerNorm>(file);

        string Norm(string x, int width)
        {
            string normalized = NormalizationForms.LayerNorm(graph, x, operatorSet, square, quotient);
            return graph.Node("Add", graph.Node("Mul", normalized, graph.Random(width)), graph.Random(width));
        }
    }

    [Theory]
    [InlineData(13, "Pow", "Div")]
    [InlineData(18, "Pow", "Reciprocal")]
    [InlineData(18, "Mul", "Div")]
    public void An_RmsNorm_of_several_operators_is_read(int operatorSet, string square, string quotient)
    {
        var graph = new GraphBuilder(inputCount: 5, operatorSet);
        string hidden = ActivationForms.All["Silu, PyTorch"].Form(graph, Norm(graph.Gemm("input", 5, 11), 11));
        byte[] file = graph.Build(Norm(graph.Gemm(hidden, 11, 3), 3));

        AssertComputes<WithRmsNorm>(file);

        string Norm(string x, int width) =>
            graph.Node("Mul", graph.Random(width), NormalizationForms.RmsNorm(graph, x, operatorSet, square, quotient));
    }

    /// <summary>Gains that are left out are 1, and shifts 0, as with elementwise_affine=False.</summary>
    [Fact]
    public void A_LayerNorm_without_gains_is_read()
    {
        var graph = new GraphBuilder(inputCount: 5);
        string normalized = NormalizationForms.LayerNorm(graph, graph.Gemm("input", 5, 11));
        string hidden = ActivationForms.All["Gelu, half first"].Form(graph, normalized);
        byte[] file = graph.Build(graph.Node("LayerNormalization", graph.Gemm(hidden, 11, 3), graph.Random(3)));

        AssertComputes<WithLayerNorm>(file);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_residual_connection_is_read(bool isFirst)
    {
        var graph = new GraphBuilder(inputCount: 6);
        string first = graph.Node("Tanh", graph.Gemm("input", 6, 9));
        string second = Residual(graph.Node("Relu", graph.Gemm(first, 9, 9)), first);
        string third = Residual(graph.Node("Add", graph.Node("MatMul", second, graph.Random(9, 9)), graph.Random(9)), second);
        byte[] file = graph.Build(graph.Gemm(third, 9, 2));

        AssertComputes<WithResidual>(file);

        string Residual(string outputs, string inputs) =>
            isFirst ? graph.Node("Add", inputs, outputs) : graph.Node("Add", outputs, inputs);
    }

    private static AttributeProto Perm() => IntegersOf("perm", 1, 0);

    private static string Constant(GraphBuilder g, long[] shape, int count) => g.Node("Constant", [], new AttributeProto
    {
        Name = "value",
        Type = AttributeProto.Types.AttributeType.Tensor,
        T = new TensorProto { DataType = DataType.Float, Dims = { shape }, FloatData = { Enumerable.Range(1, count).Select(i => i / 8f) } },
    });
}
