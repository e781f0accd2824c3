using AdamKernels.RobustnessProbe;

namespace AdamKernels.Robustness.Tests.Misuse;

/// <summary>A view of gradients that later calls have replaced, in every way that replaces them.</summary>
/// <remarks>A version that one of these calls does not count makes these fail: the view would be of another batch.</remarks>
public class StaleGradientsTests
{
    private static readonly Dictionary<string, Action<Trainer<Narrow>>> Fused = Replacements<Narrow>();
    private static readonly Dictionary<string, Action<Trainer<Stored>>> Summed = Replacements<Stored>();
    private static readonly Dictionary<string, Action<Trainer<Divided>>> Sharded = Replacements<Divided>();

    public static TheoryData<string> Calls => [.. Fused.Keys];

    [Theory]
    [MemberData(nameof(Calls))]
    public void They_are_refused_where_updates_are_fused(string call) => AssertRefused(new Narrow(seed: 1), Fused[call]);

    [Theory]
    [MemberData(nameof(Calls))]
    public void They_are_refused_where_batches_are_summed(string call) => AssertRefused(new Stored(seed: 1), Summed[call]);

    [Theory]
    [MemberData(nameof(Calls))]
    public void They_are_refused_where_shards_are(string call) => AssertRefused(new Divided(seed: 1), Sharded[call]);

    [Fact]
    public void They_are_refused_when_they_were_discarded() => AssertRefused(new Stored(seed: 1), trainer => trainer.DiscardPending());

    /// <summary>Where threads take tiles in turn, gradients are in memory before anybody knows that the batch does not count.</summary>
    [Theory]
    [InlineData(NonFinitePolicy.Throw)]
    [InlineData(NonFinitePolicy.SkipStep)]
    public void They_are_refused_after_a_batch_that_did_not_count(NonFinitePolicy policy)
    {
        using var workers = new TrainingWorkers(2, SharingRule.Always);
        var trainer = new Trainer<Tiled>(new Tiled(seed: 1), workers) { NonFinitePolicy = policy };
        (float[] inputs, float[] targets) = Batch<Tiled>(seed: 2, rows: 200);
        inputs[^1] = float.NaN;
        AssertRefused(trainer, _ =>
        {
            Exception? error = Record.Exception(() => trainer.Step(inputs, targets));
            Assert.Equal(policy == NonFinitePolicy.Throw, error is NonFiniteLossException);
        });
    }

    /// <summary>What reads the network or only updates it leaves them as they are.</summary>
    [Fact]
    public void They_are_there_until_others_replace_them()
    {
        var trainer = new Trainer<Narrow>(new Narrow(seed: 1));
        Gradients gradients = Backpropagate(trainer, seed: 1);
        double norm = gradients.CalculateNorm();
        (float[] inputs, float[] targets) = Batch<Narrow>(seed: 2);
        trainer.UpdateParameters(gradients);
        trainer.Evaluate(inputs, targets);
        trainer.Network.Predict(inputs, new float[targets.Length]);
        trainer.SaveCheckpoint(Stream.Null);
        trainer.ForwardPropagate(inputs);

        Assert.Equal(norm, gradients.CalculateNorm());
    }

    private static void AssertRefused<TNetwork>(TNetwork network, Action<Trainer<TNetwork>> replace)
        where TNetwork : class, INetwork<TNetwork> => AssertRefused(new Trainer<TNetwork>(network), replace);

    private static void AssertRefused<TNetwork>(Trainer<TNetwork> trainer, Action<Trainer<TNetwork>> replace)
        where TNetwork : class, INetwork<TNetwork>
    {
        Gradients stale = Backpropagate(trainer, seed: 1);
        replace(trainer);
        ulong before = trainer.Fingerprint();
        foreach (Action use in (Action[])
        [
            () => trainer.UpdateParameters(stale),
            () => stale.CalculateNorm(),
            () => stale.Scale(2),
            () => stale.GetBias(0),
            () => stale.CopyTo(new float[stale.Count]),
            () => stale.CopyFrom(new float[stale.Count]),
        ])
        {
            Assert.Contains("the last Backpropagate", Assert.Throws<InvalidOperationException>(use).Message);
        }

        Assert.Equal(before, trainer.Fingerprint());
    }

    private static Dictionary<string, Action<Trainer<TNetwork>>> Replacements<TNetwork>()
        where TNetwork : class, INetwork<TNetwork>
    {
        (float[] inputs, float[] targets) = Batch<TNetwork>(seed: 2);
        return new()
        {
            ["Backpropagate"] = trainer => Backpropagate(trainer, seed: 2),
            ["Backpropagate with gradients of the outputs"] = trainer =>
                trainer.Backpropagate(trainer.ForwardPropagate(inputs).ToArray()),
            ["BackpropagateAndUpdate"] = trainer => trainer.BackpropagateAndUpdate(trainer.ForwardPropagate(inputs).ToArray()),
            ["Step"] = trainer => trainer.Step(inputs, targets),
            ["Fit"] = trainer => trainer.Fit(inputs, targets, new FitOptions { Epochs = 1 }),
            ["LoadCheckpoint"] = trainer =>
            {
                using var checkpoint = new MemoryStream();
                trainer.SaveCheckpoint(checkpoint);
                checkpoint.Position = 0;
                trainer.LoadCheckpoint(checkpoint);
            },
        };
    }

    private static (float[] Inputs, float[] Targets) Batch<TNetwork>(ulong seed, int rows = 3)
        where TNetwork : class, INetwork<TNetwork> =>
        (Samples.Inputs(TNetwork.Description, rows, seed), Samples.Targets(TNetwork.Description, rows));

    private static Gradients Backpropagate<TNetwork>(Trainer<TNetwork> trainer, ulong seed)
        where TNetwork : class, INetwork<TNetwork>
    {
        (float[] inputs, float[] targets) = Batch<TNetwork>(seed);
        return trainer.Backpropagate(trainer.ForwardPropagate(inputs), targets);
    }
}
