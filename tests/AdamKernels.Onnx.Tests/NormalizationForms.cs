using AdamKernels.Onnx.Writing;

namespace AdamKernels.Onnx.Tests;

/// <summary>Normalizations without gains and shifts, as exporters write them with several operators.</summary>
internal static class NormalizationForms
{
    /// <summary>The distance from the mean, divided by its root mean square.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="x">What is normalized.</param>
    /// <param name="operatorSet">From 18 on, axes are an input.</param>
    /// <param name="square">The operator of a square: Pow or Mul.</param>
    /// <param name="quotient">The operator of a quotient: Div or Reciprocal.</param>
    public static string LayerNorm(GraphBuilder graph, string x, int operatorSet = 17, string square = "Pow", string quotient = "Div")
    {
        string distance = graph.Node("Sub", x, Mean(graph, operatorSet, x));
        return Quotient(graph, distance, RootMeanSquare(graph, operatorSet, square, distance, 1e-5f), quotient);
    }

    /// <summary>A row divided by its root mean square.</summary>
    /// <inheritdoc cref="LayerNorm"/>
    public static string RmsNorm(GraphBuilder graph, string x, int operatorSet = 17, string square = "Pow", string quotient = "Div") =>
        Quotient(graph, x, RootMeanSquare(graph, operatorSet, square, x, MathF.Pow(2, -23)), quotient);

    private static string Mean(GraphBuilder graph, int operatorSet, string x) => operatorSet < 18
        ? graph.Node("ReduceMean", [x], GraphBuilder.IntegersOf("axes", -1), NodeAttribute.Of("keepdims", 1))
        : graph.Node("ReduceMean", x, graph.Integers(-1));

    private static string RootMeanSquare(GraphBuilder graph, int operatorSet, string square, string x, float epsilon)
    {
        string squares = square == "Pow" ? graph.Node("Pow", x, graph.Number(2)) : graph.Node("Mul", x, x);

        // A number may have a shape, too.
        string number = operatorSet < 18 ? graph.Number(epsilon) : graph.Tensor([1], epsilon);
        return graph.Node("Sqrt", graph.Node("Add", Mean(graph, operatorSet, squares), number));
    }

    private static string Quotient(GraphBuilder graph, string x, string y, string form) =>
        form == "Div" ? graph.Node("Div", x, y) : graph.Node("Mul", x, graph.Node("Reciprocal", y));
}
