using System.Buffers;
using AdamKernels.Tests.Persistence.PyTorch;

namespace AdamKernels.Tests.Persistence;

/// <summary>The names of the tensors in a file.</summary>
public sealed class TensorNamesTests
{
    [Fact]
    public void The_names_are_those_of_Sequential() => Assert.Equal(
        [
            "0.weight", "0.bias", "1.weight", "1.bias", "3.weight", "3.bias", "4.weight", "4.bias", "6.weight", "6.bias",
        ],
        Names<NormGeluModel>(TensorNames.Sequential));

    [Theory]
    [InlineData("net.{module}.{parameter}", "net.0.weight", "net.2.bias")]
    [InlineData("fc{number}.{parameter}", "fc1.weight", "fc2.bias")]
    [InlineData("{parameter}_{layer}", "weight_0", "bias_1")]
    public void A_pattern_names_parameters(string pattern, string first, string last)
    {
        string[] names = Names<ReluModel>(TensorNames.FromPattern(pattern));
        Assert.Equal(first, names[0]);
        Assert.Equal(last, names[^1]);
    }

    [Fact]
    public void There_are_names() =>
        Assert.Throws<ArgumentNullException>("value", () => new NetworkFileOptions { Names = null! });

    [Fact]
    public void A_map_names_modules_and_parameters()
    {
        var names = TensorNames.FromMap(new Dictionary<string, string> { ["0"] = "first", ["2.bias"] = "offset" });
        Assert.Equal(["first.weight", "first.bias", "2.weight", "offset"], Names<ReluModel>(names));
    }

    [Theory]
    [InlineData("weight")]
    [InlineData("{parameter}")]
    [InlineData("{layer}")]
    [InlineData("{layer}.{parameter}.{index}")]
    public void A_pattern_that_cannot_tell_parameters_apart_is_refused(string pattern)
    {
        var error = Assert.Throws<ArgumentException>("pattern", () => TensorNames.FromPattern(pattern));
        Assert.StartsWith(
            $"Expected a pattern with {{parameter}} and one of {{module}}, {{layer}} and {{number}}, but got \"{pattern}\".",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_may_have_256_bytes()
    {
        string name = new('x', 256);
        Assert.Contains(name, Names<ReluModel>(TensorNames.FromMap(new Dictionary<string, string> { ["0.weight"] = name })));
    }

    [Fact]
    public void A_name_that_no_file_can_have_is_refused()
    {
        foreach (string name in new[] { "", "__metadata__", "half \ud800", new string('x', 257) })
        {
            var names = TensorNames.FromMap(new Dictionary<string, string> { ["0.weight"] = name });
            string message = Assert.Throws<ArgumentException>("options", () => Names<ReluModel>(names)).Message;
            Assert.StartsWith($"Expected names of 1 to 256 bytes, other than __metadata__, but got \"{name}\".", message);
        }
    }

    [Fact]
    public void Two_tensors_cannot_have_the_same_name()
    {
        // The norm of a layer has a weight too.
        var error = Assert.Throws<ArgumentException>(() => Names<NormGeluModel>(TensorNames.FromPattern("fc{number}.{parameter}")));
        Assert.Contains("fc1.weight", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_that_names_a_tensor_that_is_not_there_is_refused()
    {
        var names = TensorNames.FromMap(new Dictionary<string, string> { ["1"] = "first" });
        var error = Assert.Throws<ArgumentException>(() => Names<ReluModel>(names));
        Assert.Contains("0.weight, 0.bias, 2.weight, 2.bias", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_larger_model_loads()
    {
        var policy = new NetworkFileOptions { Names = TensorNames.FromPattern("policy.{module}.{parameter}") };
        var file = new ArrayBufferWriter<byte>();
        var network = new ReluModel(seed: 5);
        network.Save(file, policy);
        Assert.Throws<CheckpointException>(() => ReluModel.Load(file.WrittenSpan));
        ReluModel loaded = ReluModel.Load(file.WrittenSpan, policy with { IgnoreOtherTensors = true });
        var expected = new float[ReluModel.ParameterCount];
        var actual = new float[ReluModel.ParameterCount];
        network.GetParameters(expected);
        loaded.GetParameters(actual);
        Assert.Equal(expected, actual);
    }

    private static string[] Names<TNetwork>(TensorNames names)
        where TNetwork : class, INetwork<TNetwork>
    {
        var file = new ArrayBufferWriter<byte>();
        TNetwork.Create().Save(file, new NetworkFileOptions { Names = names });
        return [.. TensorFile.Parse(file.WrittenSpan).Tensors.OrderBy(tensor => tensor.Begin).Select(tensor => tensor.Name)];
    }
}
