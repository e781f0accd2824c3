using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Telemetry;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.WarmUp;

/// <summary>A warm-up compiles what the first steps and predictions need, and changes nothing.</summary>
[Collection(nameof(TelemetryCollection))]
public class WarmUpTests
{
    /// <summary>Fails if the warm-up steps on memory of the trainer, or advances its optimizer or its random numbers.</summary>
    [Fact]
    public void It_changes_nothing_between_two_steps()
    {
        AssertUnchanged<Plain>();
        AssertUnchanged<WithNormLimit>();
        AssertUnchanged<WithDropout>();
        AssertUnchanged<WithStandardization>();
        AssertUnchanged<Regularized>();
        AssertUnchanged<TiledClasses>();
    }

    [Fact]
    public void Batches_that_wait_for_an_update_go_on_waiting()
    {
        Trainer<WithAccumulation> warm = AssertUnchanged<WithAccumulation>();
        Assert.Equal(2, warm.PendingBatches);
    }

    [Fact]
    public void It_changes_nothing_on_several_threads()
    {
        using var workers = new TrainingWorkers(3, SharingRule.Always);
        AssertUnchanged<Regularized>(workers);
    }

    /// <summary>Also the gradients at the inputs remain.</summary>
    [Fact]
    public void Activations_and_input_gradients_remain()
    {
        var warm = new Trainer<InputGradientFromWeights>(new InputGradientFromWeights(seed: 1));
        var cold = new Trainer<InputGradientFromWeights>(new InputGradientFromWeights(seed: 1));
        Batch batch = Batch.For<InputGradientFromWeights>(rows: 4);
        warm.Step(batch.Inputs, batch.Targets);
        cold.Step(batch.Inputs, batch.Targets);
        warm.WarmUp();
        Assert.Equal(Bits.Of([.. cold.GetInputGradients()]), Bits.Of([.. warm.GetInputGradients()]));

        float[] outputs = [.. warm.ForwardPropagate(batch.Inputs)];
        cold.ForwardPropagate(batch.Inputs);
        warm.WarmUp();
        warm.UpdateParameters(warm.Backpropagate(outputs, batch.Targets));
        cold.UpdateParameters(cold.Backpropagate(outputs, batch.Targets));
        Assert.Equal(Bits.Of(cold), Bits.Of(warm));
    }

    [Fact]
    public void A_network_without_its_standardization_is_warmed_up_and_has_none_afterwards()
    {
        var trainer = new Trainer<WithStandardization>(new WithStandardization(seed: 1));

        trainer.WarmUp();
        trainer.Network.WarmUp();

        Assert.Null(trainer.Network.InputStandardization);
    }

    /// <summary>The other one is declared alone, or the network is in shards.</summary>
    [Fact]
    public void Networks_with_one_standardization_or_shards_are_warmed_up()
    {
        var inputs = new Conformance.FittedClasses(seed: 1);
        var targets = new Conformance.FittedCurve(seed: 1);
        inputs.WarmUp();
        targets.WarmUp();

        Assert.Null(inputs.InputStandardization);
        Assert.Null(targets.TargetStandardization);
        AssertUnchanged<Shards.FiveShards>();
    }

    [Fact]
    public void Losses_of_the_program_and_classes_without_weight_are_warmed_up()
    {
        var own = new Trainer<WithCustomLoss>(new WithCustomLoss(seed: 1));
        var ignored = new Trainer<WithIgnoredClass>(new WithIgnoredClass(seed: 1));
        byte[] before = Save(own);

        own.WarmUp();
        ignored.WarmUp();

        Assert.Equal(before, Save(own));
        Assert.Equal((0, 0), (own.StepCount, ignored.StepCount));
    }

    [Fact]
    public void Listeners_do_not_notice_it()
    {
        var trainer = new Trainer<MeteredNorm>(new MeteredNorm(seed: 1));
        using var heard = new Measurements(typeof(MeteredNorm));
        using var events = new EventLog();

        trainer.WarmUp();

        Assert.All(
            (string[])["steps", "samples", "skipped_steps", "loss", "learning_rate", "gradient_norm", "step.duration"],
            name => Assert.Equal(0, heard[name].Count));
        Assert.DoesNotContain(events.All, told => told.EventName != nameof(TrainingEvents.SoftwareMultiplyAdd));
    }

    /// <summary>Fails if the warm-up leaves out a kind of step or a size of batch. Without it, the child compiles many.</summary>
    [Fact]
    public async Task Nothing_is_compiled_after_it()
    {
        string[] warm = await ChildProcess.RunAsync("", "warm");
        string[] cold = await ChildProcess.RunAsync("", "cold");

        Assert.Equal(["Control 0", "Regularized 0", "Accumulated 0", "OddSmallBatch 0", "TiledCurve 0"], warm[1..]);
        Assert.All(cold[1..], line => Assert.True(int.Parse(line.Split(' ')[1]) > 5, line));
    }

    private static Trainer<TNetwork> AssertUnchanged<TNetwork>(TrainingWorkers? workers = null)
        where TNetwork : class, INetwork<TNetwork>
    {
        Batch batch = Batch.For<TNetwork>(rows: 4);
        Trainer<TNetwork> warm = Create(), cold = Create();
        byte[] before = Save(warm);
        warm.WarmUp();
        warm.Network.WarmUp();
        Assert.Equal(before, Save(warm));

        Train(warm);
        Train(cold);
        Assert.Equal(Save(cold), Save(warm));
        return warm;

        Trainer<TNetwork> Create()
        {
            var trainer = new Trainer<TNetwork>(((TNetwork)NetworkTypes.Create(typeof(TNetwork))).WithIdentityScale(), workers);
            Train(trainer);
            return trainer;
        }

        void Train(Trainer<TNetwork> trainer)
        {
            for (int step = 0; step < 4; step++)
            {
                trainer.Step(batch.Inputs, batch.Targets);
            }
        }
    }

    private static byte[] Save<TNetwork>(Trainer<TNetwork> trainer)
        where TNetwork : class, INetwork<TNetwork>
    {
        var file = new byte[trainer.GetCheckpointLength()];
        trainer.SaveCheckpoint(file);
        return file;
    }
}
