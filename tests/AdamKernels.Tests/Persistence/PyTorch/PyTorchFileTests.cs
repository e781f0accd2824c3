using System.Text.Json;
using AdamKernels.Tests.RealData;

namespace AdamKernels.Tests.Persistence.PyTorch;

/// <summary>Files that PyTorch wrote: the network predicts what PyTorch computed in float64 from the same parameters.</summary>
public sealed class PyTorchFileTests
{
    /// <summary>Largest difference, relative to an output above 1.</summary>
    private const double Tolerance = 1e-5;

    public static TheoryData<string, Type> Files => new()
    {
        { "relu-8-16-4", typeof(ReluModel) },
        { "tanh-sigmoid-5-7-6-3", typeof(TanhSigmoidModel) },
        { "norm-gelu-12-32-32-1", typeof(NormGeluModel) },
        { "silu-64-64-10", typeof(SiluModel) },
        { "elu-softplus-3-5-5-2-bf16", typeof(EluSoftplusModel) },
        { "leaky-hardswish-16-33-2-f16", typeof(LeakyHardSwishModel) },
    };

    /// <summary>Fails when weights are transposed, a norm is at another place, or 16-bit floats are read in another way.</summary>
    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void Predicts_what_PyTorch_computed(string name, Type network) =>
        Generic.Call(nameof(Compare), network, typeof(PyTorchFileTests), name);

    /// <summary>What the library writes has the tensors of PyTorch's file: names, shapes, order and bytes.</summary>
    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void Writes_the_tensors_that_PyTorch_wrote(string name, Type network) =>
        Generic.Call(nameof(CompareTensors), network, typeof(PyTorchFileTests), name);

    private static void Compare<TNetwork>(string name)
        where TNetwork : class, INetwork<TNetwork>
    {
        TNetwork network = NetworkFile.Load<TNetwork>(SharedData.PathOf("pytorch", name + ".safetensors"));
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("pytorch", name + ".json")));
        float[] inputs = [.. expected.RootElement.GetProperty("inputs").EnumerateArray().Select(value => value.GetSingle())];
        double[] outputs = [.. expected.RootElement.GetProperty("outputs").EnumerateArray().Select(value => value.GetDouble())];
        var actual = new float[outputs.Length];
        network.Predict(inputs, actual);
        for (int i = 0; i < outputs.Length; i++)
        {
            Assert.InRange(Math.Abs(actual[i] - outputs[i]) / Math.Max(1, Math.Abs(outputs[i])), 0, Tolerance);
        }
    }

    private static void CompareTensors<TNetwork>(string name)
        where TNetwork : class, INetwork<TNetwork>
    {
        byte[] theirs = File.ReadAllBytes(SharedData.PathOf("pytorch", name + ".safetensors"));
        TNetwork network = NetworkFile.Load<TNetwork>(theirs);
        using var stream = new MemoryStream();
        network.Save(stream);
        byte[] ours = stream.ToArray();
        TensorFile expected = TensorFile.Parse(theirs), actual = TensorFile.Parse(ours);
        Assert.Equal(
            expected.Tensors.OrderBy(tensor => tensor.Begin).Select(tensor => $"{tensor.Name} {TensorEntry.Describe(tensor.Shape)}"),
            actual.Tensors.OrderBy(tensor => tensor.Begin).Select(tensor => $"{tensor.Name} {TensorEntry.Describe(tensor.Shape)}"));
        foreach (TensorEntry tensor in expected.Tensors.Where(tensor => tensor.Type == TensorType.F32))
        {
            Assert.Equal(expected.GetBytes(theirs, tensor).ToArray(), actual.GetBytes(ours, actual.Find(tensor.Name)!).ToArray());
        }
    }
}
