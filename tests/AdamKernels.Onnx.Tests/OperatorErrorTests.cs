using AdamKernels.Onnx.Messages;
using AdamKernels.Onnx.Writing;
using static AdamKernels.Onnx.Tests.GraphBuilder;

namespace AdamKernels.Onnx.Tests;

/// <summary>An operator that is used in another way than networks of dense layers do is an error that says in which one.</summary>
public sealed class OperatorErrorTests
{
    private const string NoRow = "a constant that is no number and has no number for each column";
    private const string OtherMatrix = "other operands than a value and a constant matrix";
    private const string OtherGains = "other gains than a constant for each column";
    private const string OtherShape = "another shape than rows of 2";
    private const string OtherColumns = "other attributes than an offset and a scale for each column";
    private const string OtherTransform = "a transform, or without coefficients for each output";

    /// <summary>Nodes behind a layer of 2 outputs, and what they are found to be. The last node is the one to blame.</summary>
    private static readonly Dictionary<string, (Func<GraphBuilder, string, string> Write, string Found)> s_behindLayer = new()
    {
        ["Add, another width"] = ((g, x) => g.Node("Add", x, g.Random(3)), $"Add with {NoRow}"),
        ["Add, a matrix"] = ((g, x) => g.Node("Add", x, g.Random(2, 2)), $"Add with {NoRow}"),
        ["Add, integers"] = ((g, x) => g.Node("Add", x, g.Integers(1)), $"Add with {NoRow}"),
        ["Add, nothing"] = ((g, x) => g.Node("Add", x), $"Add with {NoRow}"),
        ["Sub, from a row"] = ((g, x) => g.Node("Sub", g.Random(2), x), $"Sub with {NoRow}"),
        ["Pow"] = ((g, x) => g.Node("Pow", x, x), "Pow with an exponent that is no constant number"),
        ["HardSigmoid"] = ((g, x) => g.Node("HardSigmoid", x), "HardSigmoid with 0.2 and 0.5"),
        ["Clip, two limits"] = ((g, x) => g.Node("Clip", x, g.Number(0), g.Number(6)), "Clip with 0 and 6"),
        ["Clip, above"] = ((g, x) => g.Node("Clip", x, "", g.Number(6)), "Clip with -Infinity and 6"),
        ["Clip, below"] = ((g, x) => g.Node("Clip", x, g.Number(-1)), "Clip with -1 and Infinity"),
        ["Clip, no limit"] = ((g, x) => g.Node("Clip", x), "Clip with -Infinity and Infinity"),
        ["Clip, computed minimum"] = ((g, x) => g.Node("Clip", x, x), "Clip with limits that are no constant numbers"),
        ["Clip, computed maximum"] = ((g, x) => g.Node("Clip", x, g.Number(0), x), "Clip with limits that are no constant numbers"),
        ["Clip, limits of columns"] = ((g, x) => g.Node("Clip", x, g.Random(2)), "Clip with limits that are no constant numbers"),
        ["Gelu"] = ((g, x) => g.Node("Gelu", [x], NodeAttribute.Of("approximate", "fast")), "Gelu with approximate \"fast\""),
        ["ReduceMean"] = ((g, x) => g.Node("ReduceMean", [x], IntegersOf("axes", 1)), "ReduceMean"),
        ["ReduceMean, rows"] = ((g, x) => g.Node("ReduceMean", [x], IntegersOf("axes", 0)), "ReduceMean with other axes than the columns"),
        ["ReduceMean, both"] = ((g, x) => g.Node("ReduceMean", x, g.Integers(0, 1)), "ReduceMean with other axes than the columns"),
        ["ReduceMean, computed"] = ((g, x) => g.Node("ReduceMean", x, x), "ReduceMean with other axes than the columns"),
        ["ReduceMean, floats"] = ((g, x) => g.Node("ReduceMean", x, g.Number(1)), "ReduceMean with other axes than the columns"),
        ["ReduceMean, of all"] = ((g, x) => g.Node("ReduceMean", x), "ReduceMean with other axes than the columns"),
        ["ReduceMean, a vector"] = ((g, x) => g.Node("ReduceMean", [x], IntegersOf("axes", 1), NodeAttribute.Of("keepdims", 0)),
            "ReduceMean with other axes than the columns"),
        ["Softmax"] = ((g, x) => g.Node("Softmax", [x], NodeAttribute.Of("axis", 0)), "Softmax with another axis than the columns"),
        ["Greater, of a constant"] = ((g, x) => g.Node("Greater", g.Number(20), x),
            "Greater with other operands than a value and a constant number"),
        ["Greater, than a value"] = ((g, x) => g.Node("Greater", x, x), "Greater with other operands than a value and a constant number"),
        ["Gemm, a vector"] = ((g, x) => g.Node("Gemm", x, g.Random(2)), $"Gemm with {OtherMatrix}"),
        ["Gemm, of a constant"] = ((g, x) => g.Node("Gemm", g.Random(2, 2), x), $"Gemm with {OtherMatrix}"),
        ["Gemm, another width"] = ((g, x) => g.Node("Gemm", x, g.Random(2, 2), g.Random(3)), "Gemm with no constant row of 2 as C"),
        ["Gemm, a column"] = ((g, x) => g.Node("Gemm", x, g.Random(2, 2), g.Random(2, 1)), "Gemm with no constant row of 2 as C"),
        ["Gemm, computed C"] = ((g, x) => g.Node("Gemm", x, g.Random(2, 2), x), "Gemm with no constant row of 2 as C"),
        ["MatMul, a vector"] = ((g, x) => g.Node("MatMul", x, g.Random(2)), $"MatMul with {OtherMatrix}"),
        ["MatMul, of a constant"] = ((g, x) => g.Node("MatMul", g.Random(2, 2), x), $"MatMul with {OtherMatrix}"),
        ["LayerNormalization, rows"] = ((g, x) => g.Node("LayerNormalization", [x, g.Random(2)], NodeAttribute.Of("axis", 0)),
            "LayerNormalization with another axis than the columns"),
        ["LayerNormalization, computed gains"] = ((g, x) => g.Node("LayerNormalization", x, x), $"LayerNormalization with {OtherGains}"),
        ["LayerNormalization, other gains"] = ((g, x) => g.Node("LayerNormalization", x, g.Random(3)),
            $"LayerNormalization with {OtherGains}"),
        ["LayerNormalization, other shifts"] = ((g, x) => g.Node("LayerNormalization", x, g.Random(2), g.Random(3)),
            "LayerNormalization with other shifts than a constant for each column"),
        ["RMSNormalization, shifts"] = ((g, x) => g.Node("RMSNormalization", x, g.Random(2), g.Random(2)), "RMSNormalization with shifts"),
        ["Dropout"] = ((g, x) => g.Node("Dropout", x, g.Number(0.5f), g.Integers(1)), "Dropout with a training mode"),
        ["Cast"] = ((g, x) => g.Node("Cast", [x], NodeAttribute.Of("to", 7)), "Cast with another type than a float"),
        ["CastLike"] = ((g, x) => g.Node("CastLike", x, g.Integers(1)), "CastLike with another type than a float"),
        ["CastLike, a number"] = ((g, x) => g.Node("CastLike", x, g.Node("Constant", [], NodeAttribute.Of("value_int", 1))),
            "CastLike with another type than a float"),
        ["Flatten"] = ((g, x) => g.Node("Flatten", [x], NodeAttribute.Of("axis", 0)), "Flatten with another axis than 1"),
        ["Reshape, computed"] = ((g, x) => g.Node("Reshape", x, x), $"Reshape with {OtherShape}"),
        ["Reshape, a vector"] = ((g, x) => g.Node("Reshape", x, g.Integers(-1)), $"Reshape with {OtherShape}"),
        ["Reshape, another width"] = ((g, x) => g.Node("Reshape", x, g.Integers(0, 1)), $"Reshape with {OtherShape}"),
        ["Reshape, one row"] = ((g, x) => g.Node("Reshape", x, g.Integers(1, -1)), $"Reshape with {OtherShape}"),
        ["Transpose"] = ((g, x) => g.Node("Transpose", x), "Transpose"),
        ["Scaler, no offset"] = ((g, x) => g.PipelineNode("Scaler", [x], FloatsOf("scale", 1, 2)),
            $"ai.onnx.ml.Scaler with {OtherColumns}"),
        ["Scaler, no scale"] = ((g, x) => g.PipelineNode("Scaler", [x], FloatsOf("offset", 1, 2)),
            $"ai.onnx.ml.Scaler with {OtherColumns}"),
        ["Scaler, one offset"] = ((g, x) => g.PipelineNode("Scaler", [x], FloatsOf("offset", 1), FloatsOf("scale", 1, 2)),
            $"ai.onnx.ml.Scaler with {OtherColumns}"),
        ["LinearRegressor, no coefficients"] = ((g, x) => g.PipelineNode("LinearRegressor", [x]),
            $"ai.onnx.ml.LinearRegressor with {OtherTransform}"),
        ["LinearRegressor, other targets"] = (
            (g, x) => g.PipelineNode("LinearRegressor", [x], FloatsOf("coefficients", 1, 2), NodeAttribute.Of("targets", 3)),
            $"ai.onnx.ml.LinearRegressor with {OtherTransform}"),
        ["LinearRegressor, a transform"] = (
            (g, x) => g.PipelineNode(
                "LinearRegressor", [x], FloatsOf("coefficients", 1, 2), NodeAttribute.Of("post_transform", "PROBIT")),
            $"ai.onnx.ml.LinearRegressor with {OtherTransform}"),
        ["LinearRegressor, other intercepts"] = (
            (g, x) => g.PipelineNode("LinearRegressor", [x], FloatsOf("coefficients", 1, 2), FloatsOf("intercepts", 1, 2)),
            "ai.onnx.ml.LinearRegressor with other intercepts than one for each output"),
        ["several outputs"] = ((g, x) =>
        {
            g.Node("Dropout", x);
            g.Graph.Node[^1].Output.Add(["", "mask", "another"]);
            return "another";
        }, "Dropout with several outputs"),
    };

    /// <summary>Values that depend on no sample, and what they are found to be.</summary>
    private static readonly Dictionary<string, (Func<GraphBuilder, string> Write, string Found)> s_constant = new()
    {
        ["Relu"] = (g => g.Node("Relu", g.Random(2)), "Relu"),
        ["Exp"] = (g => g.Node("Exp", g.Random(2)), "Exp with a constant"),
        ["Div, of a value by itself"] = (g => g.Node("Div", "input", "input"), "the number 1"),
        ["Gemm"] = (g => g.Node("Gemm", g.Random(1, 3), g.Random(3, 2)), $"Gemm with {OtherMatrix}"),
        ["LayerNormalization"] = (g => g.Node("LayerNormalization", g.Random(2), g.Random(2)), $"LayerNormalization with {OtherGains}"),
        ["Identity"] = (g => g.Node("Identity"), "Identity"),
        ["Reshape"] = (g => g.Node("Reshape", g.Random(2), g.Integers(1, 2)), "Reshape with a constant"),
        ["Transpose, without change"] = (g => g.Node("Transpose", [g.Random(2, 2)], IntegersOf("perm", 0, 1)), "Transpose"),
        ["Transpose, repeated"] = (g => g.Node("Transpose", [g.Random(2, 2)], IntegersOf("perm", 1, 1)), "Transpose"),
        ["Transpose, of more"] = (g => g.Node("Transpose", [g.Random(2, 2, 2)], IntegersOf("perm", 1, 0, 2)), "Transpose"),
        ["Transpose, one dimension"] = (g => g.Node("Transpose", [g.Random(2, 2)], IntegersOf("perm", 0)), "Transpose"),
        ["Constant"] = (g => g.Node("Constant", [], NodeAttribute.Of("value_string", "two")), "Constant"),
        ["Constant, without a value"] = (g => g.Node("Constant", [], new AttributeProto { Name = "value" }), "Constant"),
        ["Constant, a number"] = (g => g.Node("Constant", [], NodeAttribute.Of("value_float", 2f)), "the constant \"Constant_0\""),
        ["Scaler"] = (g => g.PipelineNode("Scaler", [g.Random(1)], FloatsOf("offset", 1), FloatsOf("scale", 1)),
            $"ai.onnx.ml.Scaler with {OtherColumns}"),
        ["LinearRegressor"] = (g => g.PipelineNode("LinearRegressor", [g.Random(1, 3)], FloatsOf("coefficients", 1, 2, 3)),
            $"ai.onnx.ml.LinearRegressor with {OtherTransform}"),
    };

    public static TheoryData<string> BehindLayer => [.. s_behindLayer.Keys];

    public static TheoryData<string> Constant => [.. s_constant.Keys];

    [Theory]
    [MemberData(nameof(BehindLayer))]
    public void An_operator_behind_a_layer_is_an_error_that_says_what_it_is(string name)
    {
        (Func<GraphBuilder, string, string> write, string found) = s_behindLayer[name];

        AssertRefuses(graph => write(graph, graph.Gemm("input", 3, 2)), "the end of the graph", found);
    }

    [Theory]
    [MemberData(nameof(Constant))]
    public void An_output_that_no_sample_reaches_is_an_error_that_says_what_it_is(string name)
    {
        (Func<GraphBuilder, string> write, string found) = s_constant[name];

        AssertRefuses(write, "an input of [batch, 3]", found);
    }

    private static void AssertRefuses(Func<GraphBuilder, string> write, string expected, string found)
    {
        var graph = new GraphBuilder(inputCount: 3);
        byte[] file = graph.Build(write(graph));
        NodeProto node = graph.Graph.Node[^1];
        string operatorName = node.Domain.Length == 0 ? node.OpType : $"{node.Domain}.{node.OpType}";

        OnnxException error = Loading.AssertRefuses<SingleLayer>(
            file, $"In node {graph.Graph.Node.Count - 1} \"{node.Name}\" ({operatorName}): expected {expected}, but found {found}.");

        Assert.Equal(graph.Graph.Node.Count - 1, error.Node!.Index);
    }
}
