namespace AdamKernels.Onnx.Tests;

/// <summary>Whatever the bytes of a file are, it is loaded or refused with the one exception, and costs little.</summary>
public sealed class MutationTests
{
    private const int Mutations = 4_000;
    private const int SlowMutations = 200_000;

    /// <summary>Fails when any byte leads to another exception, for example by a length that is trusted.</summary>
    [Theory]
    [InlineData(nameof(WithEverything))]
    [InlineData(nameof(SingleLayer))]
    public void Mutated_files_are_loaded_or_refused(string name) => Mutate(name, Mutations);

    [SkippableTheory]
    [Trait("Category", "Slow")]
    [InlineData(nameof(WithEverything))]
    [InlineData(nameof(SingleLayer))]
    public void Many_mutated_files_are_loaded_or_refused(string name)
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        Mutate(name, SlowMutations);
    }

    /// <summary>Fails when a decomposed graph can lead to another exception.</summary>
    [Fact]
    public void Mutated_formulas_are_loaded_or_refused()
    {
        NetworkCase network = NetworkCases.Find(nameof(WithGelu));
        var graph = new GraphBuilder(inputCount: 7);
        Func<GraphBuilder, string, string> gelu = ActivationForms.All["Gelu, PyTorch"].Form;
        byte[] file = graph.Build(gelu(graph, graph.Gemm(gelu(graph, graph.Gemm("input", 7, 13)), 13, 4)));
        Mutate(network, file, Mutations);
    }

    private static void Mutate(string name, int count)
    {
        NetworkCase network = NetworkCases.Find(name);
        Mutate(network, network.Export(network.CreateTrained(seed: 1)), count);
    }

    private static void Mutate(NetworkCase network, byte[] valid, int count)
    {
        INetwork loaded = network.CreateTrained(seed: 2);
        float[] parameters = NetworkCase.Parameters(loaded);
        var random = new DeterministicRandom(seed: 3);
        int refused = 0;
        for (int i = 0; i < count; i++)
        {
            byte[] mutated = Mutate(valid, ref random);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                network.Load(loaded, mutated);
                parameters = NetworkCase.Parameters(loaded);
            }
            catch (OnnxException)
            {
                refused++;
                Assert.Equal(parameters, NetworkCase.Parameters(loaded));
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 21);
        }

        // Both happen: the bytes of a number may be anything.
        Assert.InRange(refused, count / 8, count - 10);
    }

    private static byte[] Mutate(byte[] valid, ref DeterministicRandom random)
    {
        byte[] mutated = [.. valid];
        for (int changes = random.NextInt32(4); changes >= 0; changes--)
        {
            // Often the beginning, where the nodes are.
            int at = random.NextInt32(random.NextInt32(2) == 0 ? mutated.Length : Math.Min(mutated.Length, 600));
            mutated[at] = random.NextInt32(3) switch
            {
                0 => (byte)random.NextInt32(256),
                1 => (byte)(mutated[at] ^ (1 << random.NextInt32(8))),
                _ => random.NextInt32(2) == 0 ? (byte)0xFF : (byte)0,
            };
        }

        return random.NextInt32(6) == 0 ? mutated[..random.NextInt32(mutated.Length)] : mutated;
    }
}
