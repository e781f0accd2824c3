using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Shards;

/// <summary>What a group of processes refuses or skips, in every process or in the one that asks for it.</summary>
public sealed class DistributedRefusalTests
{
    private readonly Batch _set = Batch.For<FiveShards>(rows: 50);

    /// <summary>Nobody would have a shard for the last of them.</summary>
    [Fact]
    public void More_processes_than_shards()
    {
        string[] many = LocalGroup.Run(6, group => Assert.Throws<ArgumentException>(
            "group", () => new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group)).Message);
        string[] two = LocalGroup.Run(2, group => Assert.Throws<ArgumentException>(
            "group", () => new DistributedTrainer<Undivided>(new Undivided(seed: 1), group)).Message);

        Assert.All(many, message => Assert.Contains("at most 5 processes", message));
        Assert.All(many, message => Assert.Contains("declares [Shards(5)], but got 6", message));
        Assert.All(two, message => Assert.Contains("Expected 1 process, because", message));
        Assert.All(two, message => Assert.Contains("does not declare [Shards], but got 2", message));
    }

    [Fact]
    public void Samples_in_another_order() => AssertRefused(
        rank => new FitOptions { Epochs = 1, BatchSize = 12, Shuffle = rank != 1 }, "Shuffle", "true", "false");

    /// <summary>Two processes would write into one folder.</summary>
    [Fact]
    public void Checkpoints_of_another_process_than_the_first()
    {
        DirectoryInfo place = Directory.CreateTempSubdirectory();
        using (var folder = new CheckpointFolder(place.FullName))
        {
            LocalGroup.Run(2, group =>
            {
                var trainer = new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group);
                return group.Rank == 0 ? null : Assert.Throws<ArgumentException>(
                    "options", () => trainer.Fit(_set.Inputs, _set.Targets, new FitOptions { Epochs = 1, Checkpoints = folder }));
            });
        }

        place.Delete(recursive: true);
    }

    [Fact]
    public void To_resume_without_a_checkpoint() => AssertRefused(
        _ => new FitOptions { Epochs = 1, BatchSize = 12, Resume = true }, "Expected a Fit to resume: load a checkpoint");

    /// <summary>The process with the bad input names its sample in the set; the other one its rank.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_set_with_a_bad_input(bool shuffle)
    {
        float[] inputs = [.. _set.Inputs];
        inputs[6 * 11] = float.NaN;
        string[] messages = LocalGroup.Run(2, group => Assert.Throws<NonFiniteLossException>(
            () => new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group).Fit(
                inputs, _set.Targets, new FitOptions { Epochs = 1, BatchSize = 12, Shuffle = shuffle })).Message);

        int bad = Array.FindIndex(messages, message => message.Contains("input 0 of sample 11"));
        Assert.InRange(bad, 0, 1);
        Assert.Contains($"the process of rank {bad}", messages[1 - bad]);
    }

    /// <summary>Fails when the processes wait for each other's sums, or divide by 0.</summary>
    [Fact]
    public void A_batch_without_weight_teaches_no_process()
    {
        Batch batch = Batch.For<FiveShards>(rows: 13);
        (float Loss, long Steps)[] results = LocalGroup.Run(3, group =>
        {
            var trainer = new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group);
            float loss = trainer.Step(batch.Inputs, Targets.FromValues(batch.Targets).WithWeights(new float[13]));
            return (loss, trainer.Trainer.StepCount);
        });

        Assert.All(results, result => Assert.Equal((0f, 0L), result));
    }

    private void AssertRefused(Func<int, FitOptions> options, params string[] parts)
    {
        string[] messages = LocalGroup.Run(3, group =>
        {
            var trainer = new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group);
            ulong before = trainer.Trainer.Fingerprint();
            var exception = Assert.Throws<InvalidOperationException>(
                () => trainer.Fit(_set.Inputs, _set.Targets, options(group.Rank)));
            Assert.Equal(before, trainer.Trainer.Fingerprint());
            return exception.Message;
        });

        Assert.All(messages, message => Assert.All(parts, part => Assert.Contains(part, message)));
    }
}
