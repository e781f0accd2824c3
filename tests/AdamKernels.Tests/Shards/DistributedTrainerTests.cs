using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Shards;

/// <summary>A Fit of several processes: its bits, its checkpoints, and what it refuses.</summary>
public sealed class DistributedTrainerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly Batch _set = Batch.For<FiveShards>(rows: 50);

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void A_fit_has_the_bits_of_one_process(int count)
    {
        var options = new FitOptions { Epochs = 3, BatchSize = 12, Seed = 7, ValidationFraction = 0.2 };
        var alone = new Trainer<FiveShards>(new FiveShards(seed: 1));
        FitResult expected = alone.Fit(_set.Inputs, _set.Targets, options);

        (int[][] Bits, double Loss)[] results = LocalGroup.Run(count, group =>
        {
            var trainer = new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group);
            FitResult result = trainer.Fit(_set.Inputs, _set.Targets, options);
            return (Bits.Of(trainer.Trainer), result.LastEpoch.ValidationLoss);
        });

        Assert.All(results, result => Assert.Equal(Bits.Of(alone), result.Bits));
        Assert.All(results, result => Assert.Equal(expected.LastEpoch.ValidationLoss, result.Loss));
    }

    [Fact]
    public void The_four_calls_have_the_bits_of_a_step()
    {
        Batch batch = Batch.For<FiveShards>(rows: 13);
        var alone = new Trainer<FiveShards>(new FiveShards(seed: 1));
        float expected = alone.Step(batch.Inputs, batch.Targets);

        (int[][] Bits, float Loss)[] results = LocalGroup.Run(3, group =>
        {
            Trainer<FiveShards> trainer = new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group).Trainer;
            ReadOnlySpan<float> outputs = trainer.ForwardPropagate(batch.Inputs);
            float loss = trainer.CalculateLoss(outputs, batch.Targets);
            trainer.UpdateParameters(trainer.Backpropagate(outputs, batch.Targets));
            return (Bits.Of(trainer), loss);
        });

        Assert.All(results, result => Assert.Equal(expected, result.Loss));
        Assert.All(results, result => Assert.Equal(Bits.Of(alone), result.Bits));
    }

    /// <summary>Fails when a process reads a sample of another one: these are not there.</summary>
    [Fact]
    public void A_process_reads_its_own_samples_only()
    {
        Batch batch = Batch.For<FiveShards>(rows: 13);
        var alone = new Trainer<FiveShards>(new FiveShards(seed: 1));
        alone.Step(batch.Inputs, batch.Targets);

        int[][][] results = LocalGroup.Run(3, group =>
        {
            var trainer = new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group);
            Range own = trainer.OwnSamples(13);
            float[] inputs = new float[batch.Inputs.Length], targets = new float[13];
            Array.Fill(inputs, float.NaN);
            batch.Inputs[(6 * own.Start.Value)..(6 * own.End.Value)].CopyTo(inputs, 6 * own.Start.Value);
            batch.Targets[own].CopyTo(targets, own.Start.Value);
            trainer.Step(inputs, targets);
            return Bits.Of(trainer.Trainer);
        });

        Assert.All(results, bits => Assert.Equal(Bits.Of(alone), bits));
    }

    /// <summary>Four processes begin, one and then two go on: as one process that was never interrupted.</summary>
    [Fact]
    public void A_fit_resumes_with_another_number_of_processes()
    {
        var alone = new Trainer<FiveShards>(new FiveShards(seed: 1));
        alone.Fit(_set.Inputs, _set.Targets, new FitOptions { Epochs = 6, BatchSize = 12, Seed = 7 });

        int[][][] results = [];
        foreach ((int count, int epochs) in new[] { (4, 2), (1, 3), (2, 6) })
        {
            results = LocalGroup.Run(count, group =>
            {
                using CheckpointFolder? folder = group.Rank == 0 ? new CheckpointFolder(_folder.FullName) : null;
                var trainer = new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group);
                trainer.Fit(
                    _set.Inputs,
                    _set.Targets,
                    new FitOptions { Epochs = epochs, BatchSize = 12, Seed = 7, Checkpoints = folder, Resume = true });
                return Bits.Of(trainer.Trainer);
            });
        }

        Assert.All(results, bits => Assert.Equal(Bits.Of(alone), bits));
    }

    [Fact]
    public void A_bad_input_of_one_process_stops_all_of_them_before_the_update()
    {
        Batch batch = Batch.For<FiveShards>(rows: 13);
        batch.Inputs[6 * 12] = float.PositiveInfinity;
        int[][] before = Bits.Of(new Trainer<FiveShards>(new FiveShards(seed: 1)));

        int[][][] results = LocalGroup.Run(3, group =>
        {
            var trainer = new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group);
            Assert.Throws<NonFiniteLossException>(() => trainer.Step(batch.Inputs, batch.Targets));
            return Bits.Of(trainer.Trainer);
        });

        Assert.All(results, bits => Assert.Equal(before, bits));
    }

    /// <summary>A process has computed those of its own rows alone, and would return others from an earlier step.</summary>
    [Fact]
    public void A_step_leaves_no_gradients_of_the_inputs() => LocalGroup.Run(2, group =>
    {
        Batch batch = Batch.For<ShardsOfInputs>(rows: 4);
        var trainer = new DistributedTrainer<ShardsOfInputs>(new ShardsOfInputs(seed: 1), group);
        trainer.Step(batch.Inputs, batch.Targets);
        return Assert.Throws<InvalidOperationException>(() => trainer.Trainer.GetInputGradients().Length);
    });

    [Fact]
    public void Other_parameters_are_refused_by_all_processes() => AssertRefusedByAll(
        "Expected the same parameters in all processes, but rank 2 has ",
        group => new DistributedTrainer<FiveShards>(new FiveShards(seed: group.Rank == 2 ? 2u : 1u), group));

    [Fact]
    public void Other_data_are_refused_by_all_processes() => AssertRefusedByAll(
        "Expected the same number of training inputs in all processes, but rank 1 has 240 and rank 0 has 300.",
        group => new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group).Fit(
            _set.Inputs.AsSpan(0, group.Rank == 1 ? 240 : 300), _set.Targets.AsSpan(0, group.Rank == 1 ? 40 : 50), new FitOptions()));

    /// <summary>Fails when processes train different networks and nobody says so.</summary>
    [Fact]
    public void Another_schedule_is_refused_by_all_processes_after_the_first_epoch() => AssertRefusedByAll(
        "Expected the same state of the training after epoch 1 in all processes, but rank 2 has ",
        group => new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group).Fit(
            _set.Inputs,
            _set.Targets,
            new FitOptions { Epochs = 2, Schedule = new ConstantSchedule(group.Rank == 2 ? 0.002 : 0.001) }));

    /// <summary>Fails when one process ends and the others wait for it.</summary>
    [Fact]
    public void Another_rule_to_stop_is_refused_by_all_processes() => AssertRefusedByAll(
        "Expected the same decision to end after epoch 2 (1 or 0) in all processes, but rank 1 has 1 and rank 0 has 0.",
        group => new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group).Fit(
            _set.Inputs,
            _set.Targets,
            new FitOptions
            {
                Epochs = 4,
                EarlyStopping = new EarlyStopping(group.Rank == 1 ? 1 : 2, MinImprovement: 1e9, RestoreBest: false),
            }));

    [Fact]
    public void A_fit_that_was_not_begun_is_resumed_by_no_process() => AssertRefusedByAll(
        "Expected a Fit to resume: ",
        group => new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group).Fit(
            _set.Inputs, _set.Targets, new FitOptions { Resume = true }));

    [Fact]
    public void More_processes_than_shards_are_refused()
    {
        AggregateException failure = Assert.Throws<AggregateException>(
            () => LocalGroup.Run(6, group => new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group)));

        Assert.StartsWith("Expected at most 5 processes, because", failure.InnerException!.Message, StringComparison.Ordinal);
    }

    private static void AssertRefusedByAll(string message, Action<IProcessGroup> program)
    {
        string[] messages = LocalGroup.Run(3, group => Assert.Throws<InvalidOperationException>(() => program(group)).Message);

        Assert.All(messages, actual => Assert.StartsWith(message, actual, StringComparison.Ordinal));
    }
}
