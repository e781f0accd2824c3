using AdamKernels.Onnx.Messages;
using static AdamKernels.Onnx.Tests.Loading;

namespace AdamKernels.Onnx.Tests;

/// <summary>Graphs that come close to the formula of a step, or that are made to cost much, are refused.</summary>
public sealed class FormulaErrorTests
{
    /// <summary>Choices between x and another value, and the first node that does not fit. The condition is the last node before.</summary>
    private static readonly Dictionary<string, (Func<GraphBuilder, string, string> Write, string Found)> s_choices = new()
    {
        ["another threshold"] = ((g, x) => Where(g, x, g.Node("Softplus", x), g.Node("Greater", x, g.Number(10))), "Greater with 10"),
        ["another value above"] =
            ((g, x) => Where(g, g.Node("Tanh", x), g.Node("Softplus", x), g.Node("Greater", x, g.Number(20))), "Greater with 20"),
        ["a constant above"] =
            ((g, x) => Where(g, g.Number(1), g.Node("Softplus", x), g.Node("Greater", x, g.Number(20))), "Greater with 20"),
        ["another value below"] =
            ((g, x) => Where(g, x, g.Node("Softplus", g.Node("Tanh", x)), g.Node("Greater", x, g.Number(20))), "Greater with 20"),
        ["another activation"] = ((g, x) => Where(g, x, g.Node("Elu", x), g.Node("Greater", x, g.Number(20))), "Greater with 20"),
        ["a constant below"] = ((g, x) => Where(g, x, g.Number(1), g.Node("Greater", x, g.Number(20))), "Greater with 20"),
        ["another condition"] = ((g, x) => Where(g, x, g.Node("Softplus", x), g.Node("Exp", x)), "Exp"),
    };

    private static readonly Dictionary<string, (string Network, Func<GraphBuilder, string, string> Write)> s_normalizations = new()
    {
        ["gains twice"] = (nameof(WithLayerNorm), (g, x) => g.Node("Mul", g.Node("LayerNormalization", x, g.Random(11)), g.Random(11))),
        ["gains after shifts"] = (nameof(WithLayerNorm),
            (g, x) => g.Node("Mul", g.Node("Add", NormalizationForms.LayerNorm(g, x), g.Random(11)), g.Random(11))),
        ["shifts twice"] = (nameof(WithLayerNorm),
            (g, x) => g.Node("Add", g.Node("LayerNormalization", x, g.Random(11), g.Random(11)), g.Random(11))),
        ["shifts of an RmsNorm"] = (nameof(WithRmsNorm), (g, x) => g.Node("Add", NormalizationForms.RmsNorm(g, x), g.Random(11))),
    };

    private static readonly Dictionary<string, Func<GraphBuilder, string, string, string>> s_sums = new()
    {
        ["a difference"] = (g, outputs, inputs) => g.Node("Sub", outputs, inputs),
        ["a number more"] = (g, outputs, inputs) => g.Node("Add", g.Node("Add", outputs, inputs), g.Number(1)),
        ["0 alone"] = (g, outputs, inputs) => g.Node("Add", outputs, g.Number(0)),
    };

    public static TheoryData<string> Choices => [.. s_choices.Keys];

    public static TheoryData<string> Normalizations => [.. s_normalizations.Keys];

    public static TheoryData<string> Sums => [.. s_sums.Keys];

    /// <summary>Fails when x + x is taken for the distance x - mean: each of its parts is in that one.</summary>
    [Fact]
    public void A_value_twice_is_no_distance_from_the_mean()
    {
        var graph = new GraphBuilder(inputCount: 5);
        string sums = graph.Gemm("input", 5, 11);
        string twice = graph.Node("Add", sums, sums);
        string mean = graph.Node("ReduceMean", [graph.Node("Mul", twice, twice)], GraphBuilder.IntegersOf("axes", -1));
        string quotient = graph.Node("Div", twice, graph.Node("Sqrt", graph.Node("Add", mean, graph.Number(1e-5f))));
        string hidden = ActivationForms.All["Gelu, half first"].Form(graph, quotient);
        string normalized = graph.Node("LayerNormalization", graph.Gemm(hidden, 11, 3), graph.Random(3));

        AssertRefuses<WithLayerNorm>(
            graph.Build(normalized), "In node 1 \"Add_1\" (Add): expected LayerNorm with epsilon 1E-05 (layer 1), but found Add.");
    }

    /// <summary>Fails when x + x is taken for x + 0.044715·x³.</summary>
    [Fact]
    public void A_value_twice_is_no_cubic()
    {
        var graph = new GraphBuilder(inputCount: 7);

        AssertRefuses<WithGeluTanh>(
            graph.Build(Gelu(graph.Gemm(Gelu(graph.Gemm("input", 7, 13)), 13, 4))),
            "In node 1 \"Add_1\" (Add): expected the activation GeluTanh (layer 1), but found Add.");

        string Gelu(string x)
        {
            string tanh = graph.Node("Tanh", graph.Node("Mul", graph.Number(0.79788456f), graph.Node("Add", x, x)));
            return graph.Node("Mul", graph.Node("Mul", graph.Number(0.5f), x), graph.Node("Add", graph.Number(1), tanh));
        }
    }

    /// <summary>Does not end when formulas are compared beyond the rule: that takes 2 to the power of 60 comparisons.</summary>
    [Fact]
    public void A_small_graph_costs_little() => AssertRefusesProduct(
        60,
        (graph, x) => graph.Node("Tanh", graph.Node("Add", x, x)),
        "In node 3 \"Add_3\" (Add): expected the activation Silu (layer 1), but found Add.");

    /// <summary>Overflows the stack, which ends the process, when anything descends a graph by recursion.</summary>
    [Fact]
    public void A_deep_graph_is_refused() => AssertRefusesProduct(
        30_000,
        (graph, x) => graph.Node("Tanh", x),
        "In node 2 \"Tanh_2\" (Tanh): expected the activation Silu (layer 1), but found the activation Tanh.");

    /// <summary>Costs the square of its length when products are kept flat whatever their length.</summary>
    [Fact]
    public void A_long_product_is_refused()
    {
        var graph = new GraphBuilder(inputCount: 3);
        string product = graph.Gemm("input", 3, 2);
        string[] factors = [.. Enumerable.Range(0, 2_000).Select(_ => graph.Node("Tanh", product))];

        const string Message = "In node 7 \"Tanh_7\" (Tanh): expected the end of the graph, but found the activation Tanh.";
        AssertRefuses<SingleLayer>(graph.Build(factors.Aggregate(product, (all, factor) => graph.Node("Mul", all, factor))), Message);
    }

    /// <summary>Fails when any choice is taken for that of a softplus, which is its argument above 20.</summary>
    [Theory]
    [MemberData(nameof(Choices))]
    public void Another_choice_is_no_softplus(string name)
    {
        (Func<GraphBuilder, string, string> write, string found) = s_choices[name];
        var graph = new GraphBuilder(inputCount: 7);
        byte[] file = graph.Build(write(graph, graph.Gemm("input", 7, 13)));
        NodeProto condition = graph.Graph.Node[^2];

        AssertRefuses<WithSoftplus>(
            file,
            $"In node {graph.Graph.Node.Count - 2} \"{condition.Name}\" ({condition.OpType}): expected the activation Softplus (layer 1), "
                + $"but found {found}.");
    }

    [Fact]
    public void A_constant_choice_is_no_softplus()
    {
        var graph = new GraphBuilder(inputCount: 7);
        string sums = graph.Gemm("input", 7, 13);

        AssertRefuses<WithSoftplus>(
            graph.Build(Where(graph, sums, graph.Node("Softplus", sums), graph.Number(1))),
            "In node 2 \"Where_2\" (Where): expected a dense layer with 13 inputs and 4 outputs (layer 2), "
                + "but found Where with another choice than that of a softplus.");
    }

    /// <summary>Fails when numbers of columns become gains or shifts that the layer cannot have, so that earlier ones are lost.</summary>
    [Theory]
    [MemberData(nameof(Normalizations))]
    public void What_follows_a_whole_normalization_is_no_part_of_it(string name)
    {
        (string network, Func<GraphBuilder, string, string> write) = s_normalizations[name];
        var graph = new GraphBuilder(inputCount: 5);
        byte[] file = graph.Build(write(graph, graph.Gemm("input", 5, 11)));
        NodeProto node = graph.Graph.Node[^1];

        AssertRefuses(
            NetworkCases.Find(network),
            file,
            $"In node {graph.Graph.Node.Count - 1} \"{node.Name}\" ({node.OpType}): expected the activation "
                + $"{NetworkCases.Find(network).Description.Layers[0].Activation} (layer 1), "
                + $"but found {node.OpType} with a number for each column.");
    }

    /// <summary>Fails when factors and numbers of a sum are ignored.</summary>
    [Theory]
    [MemberData(nameof(Sums))]
    public void Another_sum_is_no_residual_connection(string name)
    {
        var graph = new GraphBuilder(inputCount: 6);
        string inputs = graph.Node("Tanh", graph.Gemm("input", 6, 9));
        byte[] file = graph.Build(s_sums[name](graph, graph.Node("Relu", graph.Gemm(inputs, 9, 9)), inputs));
        NodeProto node = graph.Graph.Node[^1];

        AssertRefuses<WithResidual>(
            file,
            $"In node {graph.Graph.Node.Count - 1} \"{node.Name}\" ({node.OpType}): expected the inputs of the layer added to its outputs "
                + $"(layer 2), but found {node.OpType}.");
    }

    private static string Where(GraphBuilder graph, string above, string below, string condition) =>
        graph.Node("Where", condition, above, below);

    /// <summary>The product of two chains with the same operators, as of x and its sigmoid.</summary>
    private static void AssertRefusesProduct(int length, Func<GraphBuilder, string, string> next, string message)
    {
        var graph = new GraphBuilder(inputCount: 7);
        string sums = graph.Gemm("input", 7, 13), first = sums, second = sums;
        for (int i = 0; i < length; i++)
        {
            (first, second) = (next(graph, first), next(graph, second));
        }

        AssertRefuses<WithSilu>(graph.Build(graph.Gemm(graph.Node("Mul", first, second), 13, 4)), message);
    }
}
