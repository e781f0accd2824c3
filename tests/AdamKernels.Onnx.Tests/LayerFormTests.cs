using AdamKernels.Onnx.Messages;
using AdamKernels.Onnx.Writing;
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
        ["Gemm, transposed"] = (g, x) => g.Node("Gemm", [x, g.Node("Transpose", [g.Random(3, 2)], Perm())], NodeAttribute.Of("transB", 1)),
        ["constants that are nodes"] = (g, x) => g.Node("Gemm", x, Constant(g, [3, 2], 6), Constant(g, [2], 2)),
        ["constants that go through nodes"] = (g, x) =>
        {
            string sums = g.Node("MatMul", x, g.Node("Identity", g.Random(3, 2)));
            return g.Node("Add", sums, g.Node("Cast", [g.Random(2)], NodeAttribute.Of("to", 1)));
        },
        ["nodes that change nothing"] = (g, x) => g.Node("Identity", g.Node("Dropout", g.Gemm(g.Node("Flatten", g.Node("Cast",
            [x], NodeAttribute.Of("to", 1))), 3, 2))),
        ["reshaped"] = (g, x) => g.Gemm(g.Node("Reshape", x, g.Integers(-1, 3)), 3, 2),
        ["reshaped, with the batch"] = (g, x) => g.Gemm(g.Node("Reshape", x, g.Integers(0, -1)), 3, 2),
    };

    public static TheoryData<string> Dense => [.. s_dense.Keys];

    [Theory]
    [MemberData(nameof(Dense))]
    public void A_dense_layer_is_read(string form)
    {
        var graph = new GraphBuilder(inputCount: 3);
        byte[] file = graph.Build(s_dense[form](graph, "input"));

        AssertLoads<SingleLayer>(file);
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

        AssertLoads<WithLayerNorm>(file);

        string Norm(string x, int width)
        {
            string distance = graph.Node("Sub", x, Mean(graph, operatorSet, x));
            string normalized = Quotient(graph, distance, RootMeanSquare(graph, operatorSet, square, distance, 1e-5f), quotient);
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

        AssertLoads<WithRmsNorm>(file);

        string Norm(string x, int width)
        {
            string root = RootMeanSquare(graph, operatorSet, square, x, MathF.Pow(2, -23));
            return graph.Node("Mul", graph.Random(width), Quotient(graph, x, root, quotient));
        }
    }

    /// <summary>Gains that are left out are 1, and shifts 0, as with elementwise_affine=False.</summary>
    [Fact]
    public void A_LayerNorm_without_gains_is_read()
    {
        var graph = new GraphBuilder(inputCount: 5);
        string sums = graph.Gemm("input", 5, 11);
        string distance = graph.Node("Sub", sums, Mean(graph, 17, sums));
        string normalized = graph.Node("Div", distance, RootMeanSquare(graph, 17, "Pow", distance, 1e-5f));
        string hidden = ActivationForms.All["Gelu, half first"].Form(graph, normalized);
        byte[] file = graph.Build(graph.Node("LayerNormalization", graph.Gemm(hidden, 11, 3), graph.Random(3)));

        AssertLoads<WithLayerNorm>(file);
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

        AssertLoads<WithResidual>(file);

        string Residual(string outputs, string inputs) =>
            isFirst ? graph.Node("Add", inputs, outputs) : graph.Node("Add", outputs, inputs);
    }

    private static AttributeProto Perm() => Integers("perm", 1, 0);

    private static AttributeProto Integers(string name, params long[] values) =>
        new() { Name = name, Ints = { values }, Type = AttributeProto.Types.AttributeType.Ints };

    private static string Mean(GraphBuilder graph, int operatorSet, string x) => operatorSet < 18
        ? graph.Node("ReduceMean", [x], Integers("axes", -1), NodeAttribute.Of("keepdims", 1))
        : graph.Node("ReduceMean", x, graph.Integers(-1));

    private static string RootMeanSquare(GraphBuilder graph, int operatorSet, string square, string x, float epsilon)
    {
        string squares = square == "Pow" ? graph.Node("Pow", x, graph.Number(2)) : graph.Node("Mul", x, x);
        return graph.Node("Sqrt", graph.Node("Add", Mean(graph, operatorSet, squares), graph.Number(epsilon)));
    }

    private static string Quotient(GraphBuilder graph, string x, string y, string form) =>
        form == "Div" ? graph.Node("Div", x, y) : graph.Node("Mul", x, graph.Node("Reciprocal", y));

    private static string Constant(GraphBuilder g, long[] shape, int count) => g.Node("Constant", [], new AttributeProto
    {
        Name = "value",
        Type = AttributeProto.Types.AttributeType.Tensor,
        T = new TensorProto { DataType = DataType.Float, Dims = { shape }, FloatData = { Enumerable.Range(1, count).Select(i => i / 8f) } },
    });

    private static void AssertLoads<TNetwork>(byte[] file)
        where TNetwork : class, INetwork<TNetwork>
    {
        var network = new NetworkCase<TNetwork>();
        INetwork loaded = network.CreateTrained(seed: 1);
        float[] samples = network.Samples(rows: 21, seed: 2);

        network.Load(loaded, file);

        float[] expected = OnnxRuntime.Run(file, samples, loaded.InputCount);
        Assert.InRange(OnnxRuntime.Difference(NetworkCase.Predict(loaded, samples), expected), 0, 1e-5);
    }
}
