using AdamKernels.Onnx.Writing;

namespace AdamKernels.Onnx.Tests;

/// <summary>An activation is recognized in every form that exporters write.</summary>
public sealed class ActivationFormTests
{
    public static TheoryData<string> Forms => [.. ActivationForms.All.Keys];

    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>().Except([Activation.Identity])];

    /// <summary>Fails when a rule has another formula than the activation.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_is_loaded_as_its_activation(string form)
    {
        (Activation activation, Func<GraphBuilder, string, string> write) = ActivationForms.All[form];
        NetworkCase network = NetworkCases.Find($"With{activation}");
        var graph = new GraphBuilder(inputCount: 7);
        string hidden = write(graph, graph.Gemm("input", 7, 13));
        byte[] file = graph.Build(write(graph, graph.Gemm(hidden, 13, 4)));

        Loading.AssertComputes(network, file);
    }

    /// <summary>As operator sets before 11 have the limits.</summary>
    [Theory]
    [InlineData(nameof(WithRelu))]
    [InlineData(nameof(WithHardSwish))]
    public void Limits_that_are_attributes_are_read(string name)
    {
        var graph = new GraphBuilder(inputCount: 7, operatorSet: 10);
        byte[] file = graph.Build(Activate(graph.Gemm(Activate(graph.Gemm("input", 7, 13)), 13, 4)));

        Loading.AssertComputes(NetworkCases.Find(name), file);

        string Activate(string x)
        {
            if (name == nameof(WithRelu))
            {
                return graph.Node("Clip", [x], NodeAttribute.Of("min", 0f));
            }

            string clipped = graph.Node(
                "Clip", [graph.Node("Add", x, graph.Number(3))], NodeAttribute.Of("min", 0f), NodeAttribute.Of("max", 6f));
            return graph.Node("Div", graph.Node("Mul", x, clipped), graph.Number(6));
        }
    }

    /// <summary>Fails when a rule takes one activation for another: each form fits its own network alone.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_is_no_other_activation(string form)
    {
        (Activation activation, Func<GraphBuilder, string, string> write) = ActivationForms.All[form];
        var graph = new GraphBuilder(inputCount: 7);
        byte[] file = graph.Build(write(graph, graph.Gemm(write(graph, graph.Gemm("input", 7, 13)), 13, 4)));

        foreach (Activation other in Enum.GetValues<Activation>().Except([activation]))
        {
            NetworkCase network = NetworkCases.Find($"With{other}");
            Assert.Throws<OnnxException>(() => network.Load(network.Create(), file));
        }
    }

    /// <summary>GELU as one operator came late, and no runtime of that time is needed to read it.</summary>
    [Theory]
    [MemberData(nameof(Activations))]
    public void Every_activation_has_a_form_or_an_operator(Activation activation) =>
        Assert.Contains(ActivationForms.All.Values, form => form.Activation == activation);
}
