using AdamKernels.Onnx.Messages;

namespace AdamKernels.Onnx.Tests;

/// <summary>Graphs that come close to the formula of a step, or that are made to cost much, are refused.</summary>
public sealed class FormulaErrorTests
{
    /// <summary>Fails when x + x is taken for the distance x - mean: each of its parts is in that one.</summary>
    [Fact]
    public void A_value_twice_is_no_distance_from_the_mean()
    {
        var graph = new GraphBuilder(inputCount: 5);
        string sums = graph.Gemm("input", 5, 11);
        string twice = graph.Node("Add", sums, sums);
        string mean = graph.Node("ReduceMean", [graph.Node("Mul", twice, twice)], Axes(-1));
        string quotient = graph.Node("Div", twice, graph.Node("Sqrt", graph.Node("Add", mean, graph.Number(1e-5f))));
        string hidden = ActivationForms.All["Gelu, half first"].Form(graph, quotient);
        string normalized = graph.Node("LayerNormalization", graph.Gemm(hidden, 11, 3), graph.Random(3));

        AssertRefuses<WithLayerNorm>(graph.Build(normalized));
    }

    /// <summary>Fails when x + x is taken for x + 0.044715·x³.</summary>
    [Fact]
    public void A_value_twice_is_no_cubic()
    {
        var graph = new GraphBuilder(inputCount: 7);

        AssertRefuses<WithGeluTanh>(graph.Build(Gelu(graph.Gemm(Gelu(graph.Gemm("input", 7, 13)), 13, 4))));

        string Gelu(string x)
        {
            string tanh = graph.Node("Tanh", graph.Node("Mul", graph.Number(0.79788456f), graph.Node("Add", x, x)));
            return graph.Node("Mul", graph.Node("Mul", graph.Number(0.5f), x), graph.Node("Add", graph.Number(1), tanh));
        }
    }

    /// <summary>Does not end when formulas are compared beyond the rule: that takes 2 to the power of 60 comparisons.</summary>
    [Fact]
    public void A_small_graph_costs_little() => AssertRefusesProduct(60, (graph, x) => graph.Node("Tanh", graph.Node("Add", x, x)));

    /// <summary>Overflows the stack, which ends the process, when anything descends a graph by recursion.</summary>
    [Fact]
    public void A_deep_graph_is_refused() => AssertRefusesProduct(30_000, (graph, x) => graph.Node("Tanh", x));

    /// <summary>A constant of integers, to which ONNX converts the values.</summary>
    [Fact]
    public void A_conversion_to_integers_is_no_step()
    {
        var graph = new GraphBuilder(inputCount: 3);

        AssertRefuses<SingleLayer>(graph.Build(graph.Node("CastLike", graph.Gemm("input", 3, 2), graph.Integers(1))));
    }

    /// <summary>The product of two chains with the same operators, as of x and its sigmoid.</summary>
    private static void AssertRefusesProduct(int length, Func<GraphBuilder, string, string> next)
    {
        var graph = new GraphBuilder(inputCount: 7);
        string sums = graph.Gemm("input", 7, 13), first = sums, second = sums;
        for (int i = 0; i < length; i++)
        {
            (first, second) = (next(graph, first), next(graph, second));
        }

        AssertRefuses<WithSilu>(graph.Build(graph.Gemm(graph.Node("Mul", first, second), 13, 4)));
    }

    private static void AssertRefuses<TNetwork>(byte[] file)
        where TNetwork : class, INetwork<TNetwork>
    {
        var network = new NetworkCase<TNetwork>();
        INetwork unchanged = network.CreateTrained(seed: 1);
        float[] parameters = NetworkCase.Parameters(unchanged);

        Assert.Throws<OnnxException>(() => network.Load(unchanged, file));

        Assert.Equal(parameters, NetworkCase.Parameters(unchanged));
    }

    private static AttributeProto Axes(params long[] axes) =>
        new() { Name = "axes", Ints = { axes }, Type = AttributeProto.Types.AttributeType.Ints };
}
