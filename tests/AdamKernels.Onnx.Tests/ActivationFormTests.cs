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
        INetwork loaded = network.CreateTrained(seed: 1);
        float[] samples = network.Samples(rows: 21, seed: 2);

        network.Load(loaded, file);

        Assert.InRange(OnnxRuntime.Difference(NetworkCase.Predict(loaded, samples), OnnxRuntime.Run(file, samples, 7)), 0, 1e-5);
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
