using AdamKernels.Onnx.Writing;
using static AdamKernels.Onnx.Tests.GraphBuilder;
using static AdamKernels.Onnx.Tests.Loading;

namespace AdamKernels.Onnx.Tests;

/// <summary>Standardizations in the forms that other programs write.</summary>
public sealed class ScaleFormTests
{
    private static readonly float[] s_first = [0.5f, -2, 4, 1.5f, 3], s_second = [2, 0.25f, -1, 3, 8];

    [Theory]
    [InlineData("Sub", "Div")]
    [InlineData("Sub", "Mul")]
    [InlineData("Add", "Mul")]
    [InlineData("Add", null)]
    [InlineData("Div", null)]
    public void Scaled_inputs_are_read(string first, string? second)
    {
        var graph = new GraphBuilder(inputCount: 5);
        string scaled = graph.Node(first, "input", graph.Tensor([5], Positive(first, s_first)));
        scaled = second is null ? scaled : graph.Node(second, scaled, graph.Tensor([1, 5], Positive(second, s_second)));
        byte[] file = graph.Build(graph.Gemm(graph.Node("Relu", graph.Gemm(scaled, 5, 8)), 8, 2));

        AssertComputes<WithInputScale>(file);
    }

    /// <summary>x · factor + term, as exporters write it that fold a standardization.</summary>
    [Fact]
    public void Inputs_that_are_multiplied_first_are_read()
    {
        var graph = new GraphBuilder(inputCount: 5);
        string scaled = graph.Node("Mul", graph.Tensor([5], Positive("Mul", s_second)), "input");
        scaled = graph.Node("Add", scaled, graph.Tensor([5], s_first));
        byte[] file = graph.Build(graph.Gemm(graph.Node("Relu", graph.Gemm(scaled, 5, 8)), 8, 2));

        AssertComputes<WithInputScale>(file);
    }

    [Theory]
    [InlineData("Mul", "Add")]
    [InlineData("Div", "Sub")]
    [InlineData("Add", "Mul")]
    [InlineData("Sub", null)]
    public void Scaled_outputs_are_read(string first, string? second)
    {
        var graph = new GraphBuilder(inputCount: 5);
        string output = graph.Gemm(graph.Node("Relu", graph.Gemm("input", 5, 8)), 8, 2);
        output = graph.Node(first, output, graph.Tensor([2], Positive(first, s_first[..2])));
        output = second is null ? output : graph.Node(second, output, graph.Tensor([2], Positive(second, s_second[..2])));

        AssertComputes<WithTargetScale>(graph.Build(output));
    }

    /// <summary>The operators that ML.NET and scikit-learn write for a scaled linear model.</summary>
    [Fact]
    public void A_pipeline_of_a_scaler_and_a_linear_model_is_read()
    {
        var graph = new GraphBuilder(inputCount: 3);
        string scaled = graph.PipelineNode("Scaler", ["input"], FloatsOf("offset", 1, 2, 3), FloatsOf("scale", 0.5f, 2, 4));
        string output = graph.PipelineNode("LinearRegressor", [scaled], FloatsOf("coefficients", 1, -2, 3), FloatsOf("intercepts", 0.75f));

        AssertComputes<Linear>(graph.Build(output));
    }

    /// <summary>The network then computes what the model does, and not what the standardization before made of it.</summary>
    [Fact]
    public void A_standardization_that_the_model_does_not_have_becomes_the_identity()
    {
        var graph = new GraphBuilder(inputCount: 5);
        byte[] file = graph.Build(graph.Gemm(graph.Node("Relu", graph.Gemm("input", 5, 8)), 8, 2));

        AssertComputes<WithInputScale>(file);
        AssertComputes<WithTargetScale>(file);
    }

    /// <summary>Fails when another output is loaded than the one that is named.</summary>
    [Fact]
    public void The_named_output_is_loaded()
    {
        var graph = new GraphBuilder(inputCount: 3);
        string first = graph.Gemm("input", 3, 2), second = graph.Gemm("input", 3, 2);
        byte[] file = graph.Build(first, second);
        var loaded = new SingleLayer();

        new NetworkCase<SingleLayer>().Load(loaded, file, second);

        float[] expected = [.. graph.Graph.Initializer[2].FloatData, .. graph.Graph.Initializer[3].FloatData];
        Assert.Equal(expected, NetworkCase.Parameters(loaded));
    }

    [Theory]
    [InlineData("Softmax", -1)]
    [InlineData("Softmax", 1)]
    [InlineData("LogSoftmax", 1)]
    public void A_last_softmax_is_left_to_the_loss(string last, long axis)
    {
        var graph = new GraphBuilder(inputCount: 8);
        string logits = graph.Gemm(graph.Node("Relu", graph.Gemm("input", 8, 16)), 16, 4);
        AssertLogits<Classes>(graph, logits, graph.Node(last, [logits], NodeAttribute.Of("axis", axis)));
    }

    [Fact]
    public void A_last_sigmoid_is_left_to_the_loss()
    {
        var graph = new GraphBuilder(inputCount: 8);
        string logits = graph.Gemm(graph.Node("Relu", graph.Gemm("input", 8, 16)), 16, 3);
        AssertLogits<Decisions>(graph, logits, graph.Node("Sigmoid", logits));
    }

    /// <summary>Loads the logits, and the probabilities: both are the same network.</summary>
    private static void AssertLogits<TNetwork>(GraphBuilder graph, string logits, string probabilities)
        where TNetwork : class, INetwork<TNetwork>
    {
        var network = new NetworkCase<TNetwork>();
        byte[] file = graph.Build(logits, probabilities);
        float[] samples = network.Samples(rows: 9, seed: 2);
        INetwork first = network.Create(), second = network.Create();

        network.Load(first, file, logits);
        network.Load(second, file, probabilities);

        Assert.InRange(OnnxRuntime.Difference(NetworkCase.Predict(first, samples), OnnxRuntime.Run(file, samples, 8)), 0, 1e-5);
        Assert.Equal(NetworkCase.Predict(first, samples), NetworkCase.Predict(second, samples));
    }

    /// <summary>Deviations are positive.</summary>
    private static float[] Positive(string operatorName, float[] values) =>
        operatorName is "Mul" or "Div" ? [.. values.Select(Math.Abs)] : values;
}
