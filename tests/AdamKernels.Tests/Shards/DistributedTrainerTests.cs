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

    /// <summary>Without a folder, each process loads the checkpoint. Fails when a Fit begins anew, or asks for the folder.</summary>
    [Fact]
    public void A_fit_resumes_from_a_checkpoint_that_each_process_has_loaded()
    {
        byte[] checkpoint = [];
        var alone = new Trainer<FiveShards>(new FiveShards(seed: 1));
        alone.Fit(_set.Inputs, _set.Targets, new FitOptions
        {
            Epochs = 2, BatchSize = 12, Seed = 7, StepCompleted = step => checkpoint = step.StepCount == 3 ? Save(alone) : checkpoint,
        });

        int[][][] results = LocalGroup.Run(2, group =>
        {
            var trainer = new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group);
            trainer.Trainer.LoadCheckpoint(checkpoint);
            trainer.Fit(_set.Inputs, _set.Targets, new FitOptions { Epochs = 2, BatchSize = 12, Seed = 7, Resume = true });
            return Bits.Of(trainer.Trainer);
        });

        Assert.All(results, bits => Assert.Equal(Bits.Of(alone), bits));

        static byte[] Save(Trainer<FiveShards> trainer)
        {
            using var file = new MemoryStream();
            trainer.SaveCheckpoint(file);
            return file.ToArray();
        }
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

    /// <summary>Fails when one process saves and stops, and the others wait, or when the work since the last checkpoint is lost.</summary>
    [Fact]
    public void One_process_cancels_and_all_stop_after_the_same_step()
    {
        long[] steps = LocalGroup.Run(3, group =>
        {
            using var source = new CancellationTokenSource();
            using CheckpointFolder? folder = group.Rank == 0 ? new CheckpointFolder(_folder.FullName) { EverySteps = 1000 } : null;
            var trainer = new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group);
            Assert.ThrowsAny<OperationCanceledException>(() => trainer.Fit(_set.Inputs, _set.Targets, new FitOptions
            {
                Epochs = 5,
                BatchSize = 10,
                Checkpoints = folder,
                CancellationToken = group.Rank == 2 ? source.Token : default,
                StepCompleted = step =>
                {
                    if (step.StepCount == 7)
                    {
                        source.Cancel();
                    }
                },
            }));
            return trainer.Trainer.StepCount;
        });

        Assert.Equal([8, 8, 8], steps);
        Assert.Contains("checkpoint-000000000008.safetensors", _folder.GetFiles().Select(file => file.Name));
    }

    [Fact]
    public void A_process_without_the_bad_input_names_the_one_that_has_it()
    {
        Batch batch = Batch.For<FiveShards>(rows: 13);
        batch.Inputs[6 * 12] = float.NaN;
        string[] messages = LocalGroup.Run(3, group =>
        {
            var trainer = new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group);
            return Assert.Throws<NonFiniteLossException>(() => trainer.Step(batch.Inputs, batch.Targets)).Message;
        });

        Assert.Contains("because an input of the process of rank 2 is not finite.", messages[0], StringComparison.Ordinal);
        Assert.Equal(messages[0], messages[1]);
        Assert.Contains("input 0 of sample", messages[2], StringComparison.Ordinal);
    }
}
