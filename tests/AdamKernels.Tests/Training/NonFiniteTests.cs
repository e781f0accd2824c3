using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>Inputs and targets that are infinite or not a number, under each policy, fused and in four calls.</summary>
/// <remarks>An update that is made before the loss is checked, or a state that advances with a skipped step, makes these fail.</remarks>
public class NonFiniteTests
{
    private static readonly Dictionary<string, Action<bool, bool, float, NonFinitePolicy>> Networks = new()
    {
        ["ReLU, mean squared error"] = (fused, inInputs, bad, policy) => TrainAround(s => new Control(s), fused, inInputs, bad, policy),
        ["tanh, mean squared error"] = (fused, inInputs, bad, policy) =>
            TrainAround(s => new RegressionAdam(s), fused, inInputs, bad, policy),
        ["tanh, binary cross-entropy"] = (fused, inInputs, bad, policy) =>
            TrainAround(s => new XorMomentum(s), fused, inInputs, bad, policy),
        ["sigmoid, softmax"] = (fused, inInputs, bad, policy) => TrainAround(s => new OddSmallBatch(s), fused, inInputs, bad, policy),
        ["ReLU, softmax"] = (fused, inInputs, bad, policy) => TrainAround(s => new ClassesSgd(s), fused, inInputs, bad, policy),
    };

    public static TheoryData<string, bool, bool, float, NonFinitePolicy> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool, bool, float, NonFinitePolicy>();
            foreach (string network in Networks.Keys)
            {
                foreach (int bits in Enumerable.Range(0, 8))
                {
                    foreach (float bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
                    {
                        cases.Add(
                            network,
                            (bits & 1) != 0,
                            (bits & 2) != 0,
                            bad,
                            (bits & 4) != 0 ? NonFinitePolicy.SkipStep : NonFinitePolicy.Throw);
                    }
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_bad_batch_leaves_no_trace(string network, bool fused, bool inInputs, float bad, NonFinitePolicy policy) =>
        Networks[network](fused, inInputs, bad, policy);

    [Fact]
    public void The_default_throws_and_says_what_the_loss_was()
    {
        var trainer = new Trainer<Control>(new Control(seed: 1));
        var batch = Batch.For<Control>(rows: 2);
        trainer.Step(batch.Inputs, batch.Targets);
        batch.Targets[3] = float.PositiveInfinity;

        NonFiniteLossException exception = Refusal.Assert<NonFiniteLossException, Control>(
            trainer, () => trainer.Step(batch.Inputs, batch.Targets), "Infinity", "after 1 update: target 1 of sample 1 is Infinity");

        Assert.Equal(NonFinitePolicy.Throw, trainer.NonFinitePolicy);
        Assert.Throws<ArgumentOutOfRangeException>("value", () => trainer.NonFinitePolicy = (NonFinitePolicy)3);
        Assert.Equal(NonFinitePolicy.Throw, trainer.NonFinitePolicy);
        Assert.Equal((float.PositiveInfinity, 1), (exception.Loss, exception.StepCount));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Allowed_it_goes_into_the_parameters(bool fused)
    {
        var trainer = new Trainer<Control>(new Control(seed: 1)) { NonFinitePolicy = NonFinitePolicy.Allow };
        var batch = Batch.For<Control>(rows: 2);
        batch.Targets[0] = float.NaN;

        float loss = Train(trainer, batch, fused);

        Assert.True(float.IsNaN(loss));
        Assert.Equal(1, trainer.StepCount);
        Assert.Contains(trainer.CanonicalState().First(), float.IsNaN);
    }

    /// <summary>
    /// The padding around the parameters is 0 and must stay so, or come back: the user cannot reach it, and a NaN there would spoil
    /// every later loss.
    /// </summary>
    [Fact]
    public void After_it_was_allowed_good_parameters_make_a_good_network()
    {
        Recovers(
            seed => new ClassesAdam(seed),
            (network, values) => network.GetParameters(values),
            (network, values) => network.SetParameters(values));
        Recovers(
            seed => new RegressionAdam(seed),
            (network, values) => network.GetParameters(values),
            (network, values) => network.SetParameters(values));
        Recovers(
            seed => new XorSgd(seed),
            (network, values) => network.GetParameters(values),
            (network, values) => network.SetParameters(values));
        Recovers(
            seed => new Control(seed),
            (network, values) => network.GetParameters(values),
            (network, values) => network.SetParameters(values));
    }

    [Fact]
    public void Gradients_that_are_copied_in_over_bad_ones_replace_them_all()
    {
        var trainer = new Trainer<ClassesAdam>(new ClassesAdam(1)) { NonFinitePolicy = NonFinitePolicy.Allow };
        var other = new Trainer<ClassesAdam>(new ClassesAdam(1));
        var batch = Batch.For<ClassesAdam>(rows: 2);
        var good = new float[ClassesAdam.ParameterCount];
        other.Backpropagate(other.ForwardPropagate(batch.Inputs), batch.Targets).CopyTo(good);
        float[] spoilt = [.. Enumerable.Repeat(float.NaN, batch.Inputs.Length)];
        Gradients gradients = trainer.Backpropagate(trainer.ForwardPropagate(spoilt), batch.Targets);
        gradients.CopyFrom(good);

        Assert.Equal(Math.Sqrt(good.Sum(g => (double)g * g)), gradients.CalculateNorm(), 1e-9);
        trainer.UpdateParameters(gradients);
        other.Step(batch.Inputs, batch.Targets);
        Assert.Equal(other.Step(batch.Inputs, batch.Targets), trainer.Step(batch.Inputs, batch.Targets));
    }

    /// <summary>A skipped batch is forgotten with the next forward pass, not carried over to its update.</summary>
    [Fact]
    public void Only_the_bad_batch_is_skipped()
    {
        var trainer = new Trainer<Control>(new Control(seed: 1)) { NonFinitePolicy = NonFinitePolicy.SkipStep };
        var batch = Batch.For<Control>(rows: 2);
        float[] bad = [.. Enumerable.Repeat(float.NaN, batch.Targets.Length)];
        float[] outputs = trainer.ForwardPropagate(batch.Inputs).ToArray();
        Assert.True(float.IsNaN(trainer.CalculateLoss(outputs, bad)));
        trainer.ForwardPropagate(batch.Inputs);
        trainer.UpdateParameters(trainer.Backpropagate(outputs, batch.Targets));

        Assert.Equal(1, trainer.StepCount);
    }

    private static void TrainAround<TNetwork>(Func<ulong, TNetwork> create, bool fused, bool inInputs, float bad, NonFinitePolicy policy)
        where TNetwork : class, INetwork<TNetwork>
    {
        var good = Batch.For<TNetwork>(rows: 3);
        var spoilt = Batch.For<TNetwork>(rows: 3, seed: 4);
        (inInputs ? spoilt.Inputs : spoilt.Targets)[1] = bad;
        var undisturbed = new Trainer<TNetwork>(create(1));
        Train(undisturbed, good, fused);
        Train(undisturbed, good, fused);

        var trainer = new Trainer<TNetwork>(create(1)) { NonFinitePolicy = policy };
        Train(trainer, good, fused);
        if (policy == NonFinitePolicy.Throw)
        {
            Refusal.Assert<NonFiniteLossException, TNetwork>(trainer, () => Train(trainer, spoilt, fused), "after 1 update:");
        }
        else
        {
            Assert.False(float.IsFinite(Train(trainer, spoilt, fused)));
        }

        Assert.Equal(1, trainer.StepCount);
        Train(trainer, good, fused);
        Assert.Equal(Bits.Of(undisturbed), Bits.Of(trainer));
    }

    private static void Recovers<TNetwork>(Func<ulong, TNetwork> create, Action<TNetwork, float[]> get, Action<TNetwork, float[]> set)
        where TNetwork : class, INetwork<TNetwork>
    {
        TNetwork network = create(1);
        var good = new float[TNetwork.Description.ParameterCount];
        get(network, good);
        var spoilt = Batch.For<TNetwork>(rows: 2);
        spoilt.Inputs[0] = float.NaN;
        new Trainer<TNetwork>(network) { NonFinitePolicy = NonFinitePolicy.Allow }.Step(spoilt.Inputs, spoilt.Targets);
        set(network, good);

        var recovered = new Trainer<TNetwork>(network);
        var fresh = new Trainer<TNetwork>(create(1));
        var batch = Batch.For<TNetwork>(rows: 3);
        Assert.Equal(fresh.Step(batch.Inputs, batch.Targets), recovered.Step(batch.Inputs, batch.Targets));
        Assert.Equal(fresh.Step(batch.Inputs, batch.Targets), recovered.Step(batch.Inputs, batch.Targets));
        Assert.Equal(Bits.Of(fresh), Bits.Of(recovered));
    }

    private static float Train<TNetwork>(Trainer<TNetwork> trainer, Batch batch, bool fused)
        where TNetwork : class, INetwork<TNetwork>
    {
        if (fused)
        {
            return trainer.Step(batch.Inputs, batch.Targets);
        }

        ReadOnlySpan<float> outputs = trainer.ForwardPropagate(batch.Inputs);
        float loss = trainer.CalculateLoss(outputs, batch.Targets);
        trainer.UpdateParameters(trainer.Backpropagate(outputs, batch.Targets));
        return loss;
    }
}
