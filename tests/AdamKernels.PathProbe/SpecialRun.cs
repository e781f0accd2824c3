using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AdamKernels.Runtime;

namespace AdamKernels.PathProbe;

/// <summary>
/// Trains with parameters and samples from the whole range of finite floats, so that losses and gradients overflow, and tells what came of
/// it.
/// </summary>
/// <remarks>A NaN is written as such: its sign is the processor's.</remarks>
public static class SpecialRun
{
    private const int Cases = 60;

    private static readonly float[] Values =
        [0, -0f, 1, -1, 0.5f, -2, 1e-30f, -1e-30f, 1e-40f, 1e19f, -1e19f, 1e30f, -1e30f, 3e38f, -3e38f, 1, 1, -1, 0.25f, 2];

    /// <summary>One line for each case of each network.</summary>
    public static IEnumerable<string> Lines() =>
    [
        Overflow(),
        .. Lines(() => new ClippedChain()),
        .. Lines(() => new ClippedTails()),
        .. Lines(() => new ClippedOutputMajor()),
        .. Lines(() => new ClippedClasses()),
        .. Enumerable.Range(0, Cases).Select(Probabilities),
    ];

    /// <summary>
    /// The gradient of the first weight overflows although inputs, outputs and loss are finite; it is infinity · 0 in the padding.
    /// </summary>
    public static string Overflow()
    {
        var trainer = new Trainer<ClippedChain>(new ClippedChain()) { NonFinitePolicy = NonFinitePolicy.SkipStep };
        trainer.Network.SetParameters([1e-30f, 0, 1, 0, 3e38f, 0, 1e30f, 0]);
        float[] sample = [1];
        double norm = trainer.Backpropagate(trainer.ForwardPropagate(sample), sample).CalculateNorm();
        return $"overflow {Text(trainer.Step(sample, sample))} {Text(norm)}";
    }

    /// <summary>
    /// Probabilities and classes of outputs that may be infinite or NaN, with their bits: a NaN has the same ones everywhere.
    /// </summary>
    private static string Probabilities(int seed)
    {
        var random = new DeterministicRandom((ulong)seed);
        var network = new ClippedClasses();
        network.SetParameters(Draw(ClippedClasses.ParameterCount, ref random));
        float[] inputs = Draw(8 * ClippedClasses.InputCount, ref random);
        var probabilities = new float[8 * ClippedClasses.OutputCount];
        network.PredictProbabilities(inputs, probabilities);
        var top = new ClassProbability[8 * ClippedClasses.OutputCount];
        network.PredictTop(inputs, ClippedClasses.OutputCount, top);
        return $"probabilities {seed}: {Convert.ToHexStringLower(MemoryMarshal.AsBytes(probabilities.AsSpan()))} "
            + Convert.ToHexStringLower(MemoryMarshal.AsBytes(top.AsSpan()));
    }

    private static IEnumerable<string> Lines<TNetwork>(Func<TNetwork> create)
        where TNetwork : class, INetwork<TNetwork> =>
        from seed in Enumerable.Range(0, Cases)
        from policy in new[] { NonFinitePolicy.Throw, NonFinitePolicy.SkipStep }
        select $"{typeof(TNetwork).Name} {seed} {policy}: "
            + $"{Outcome(new Trainer<TNetwork>(create().WithIdentityScale()) { NonFinitePolicy = policy }, (ulong)seed)}";

    private static string Outcome<TNetwork>(Trainer<TNetwork> trainer, ulong seed)
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkDescription description = TNetwork.Description;
        var random = new DeterministicRandom(seed);
        int rows = 1 + random.NextInt32(description.MaxBatchSize);
        trainer.Network.SetParameters(Draw(description.ParameterCount, ref random));
        float[] inputs = Draw(rows * description.InputCount, ref random);
        float[] targets = RandomSamples.Targets(description, rows, seed);
        var text = new List<string>();
        try
        {
            ReadOnlySpan<float> outputs = trainer.ForwardPropagate(inputs);
            text.Add(Text(trainer.CalculateLoss(outputs, targets)));
            Gradients gradients = trainer.Backpropagate(outputs, targets);
            text.Add(Text(gradients.CalculateNorm()));
            trainer.UpdateParameters(gradients);
            text.Add(Text(trainer.Step(inputs, targets)));
            text.Add(Text(trainer.Step(inputs, targets)));
        }
        catch (Exception exception) when (exception is NonFiniteLossException or NonFiniteGradientException)
        {
            text.Add(exception.Message);
        }

        foreach (float[] values in trainer.CanonicalState())
        {
            foreach (ref float value in values.AsSpan())
            {
                value = float.IsNaN(value) ? float.NaN : value;
            }

            text.Add(Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values.AsSpan())))[..16]);
        }

        return string.Join(' ', text);
    }

    private static float[] Draw(int count, ref DeterministicRandom random)
    {
        var values = new float[count];
        foreach (ref float value in values.AsSpan())
        {
            value = Values[random.NextInt32(Values.Length)];
        }

        return values;
    }

    private static string Text(double value) => double.IsNaN(value) ? "NaN" : $"{BitConverter.DoubleToInt64Bits(value):x16}";
}
