using System.Globalization;
using AdamKernels.Runtime;
using Xunit.Abstractions;

namespace AdamKernels.Onnx.Tests;

/// <summary>ONNX Runtime computes with an exported model what the network predicts.</summary>
public sealed class RuntimeTests(ITestOutputHelper log)
{
    private const double Tolerance = 1e-5;
    private const int Rows = 37;

    public static TheoryData<string> Names => NetworkCases.Names;

    public static TheoryData<string> Normalized => NetworkCases.Normalized;

    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>()];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_exported_model_computes_what_the_network_predicts(string name)
    {
        NetworkCase network = NetworkCases.Find(name);

        Assert.InRange(Difference(network, Rows), 0, Tolerance);
        Assert.InRange(Difference(network, rows: 1), 0, Tolerance);
    }

    /// <summary>Fails when the epsilon of a normalization is another one: it counts where the sums are small.</summary>
    [Theory]
    [MemberData(nameof(Normalized))]
    public void Small_sums_are_normalized_with_the_same_epsilon(string name) =>
        Assert.InRange(Difference(NetworkCases.Find(name), Rows, scale: 1e-3f), 0, Tolerance);

    /// <summary>Fails when an activation is added without a network here.</summary>
    [Theory]
    [MemberData(nameof(Activations))]
    public void Every_activation_is_tested(Activation activation) =>
        Assert.Contains(NetworkCases.All, network => network.Description.Layers is [{ } first, { } last]
            && first.Activation == activation && last.Activation == activation);

    /// <summary>Prints the number that docs/onnx.md states.</summary>
    [Fact]
    public void The_largest_difference_is_small()
    {
        (string Name, double Difference)[] all =
            [.. NetworkCases.All.Select(network => (network.Name, Difference(network, Rows))).OrderByDescending(pair => pair.Item2)];
        foreach ((string name, double difference) in all)
        {
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{difference:0.0e+0} {name}"));
        }

        Assert.InRange(all[0].Difference, 0, Tolerance);
    }

    private static double Difference(NetworkCase network, int rows, float scale = 1)
    {
        INetwork trained = network.CreateTrained(seed: 5, scale);
        float[] samples = network.Samples(rows, seed: 6);
        return OnnxRuntime.Difference(
            OnnxRuntime.Run(network.Export(trained), samples, trained.InputCount), NetworkCase.Predict(trained, samples));
    }
}
