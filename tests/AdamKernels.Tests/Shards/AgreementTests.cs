using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Shards;

/// <summary>What differs between processes is an error in all of them, before anything is changed.</summary>
public sealed class AgreementTests
{
    private readonly Batch _set = Batch.For<FiveShards>(rows: 50);

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
    public void Another_schedule_is_refused_by_all_processes() => AssertRefusedByAll(
        "Expected the same learning rate in all processes, but rank 2 has 0.002 and rank 0 has 0.001.",
        group => new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group).Fit(
            _set.Inputs,
            _set.Targets,
            new FitOptions { Epochs = 2, Schedule = new ConstantSchedule(group.Rank == 2 ? 0.002 : 0.001) }));

    /// <summary>Fails when one process ends and the others wait for it.</summary>
    [Fact]
    public void Another_rule_to_stop_is_refused_by_all_processes() => AssertRefusedByAll(
        "Expected the same patience of EarlyStopping in all processes, but rank 1 has 1 and rank 0 has 2.",
        group => new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group).Fit(
            _set.Inputs,
            _set.Targets,
            new FitOptions
            {
                Epochs = 4,
                EarlyStopping = new EarlyStopping(group.Rank == 1 ? 1 : 2, MinImprovement: 1e9, RestoreBest: false),
            }));

    /// <summary>Fails when the network with the lowest loss, which is restored at the end, is another one in each process.</summary>
    [Fact]
    public void Other_targets_of_the_validation_are_refused_by_all_processes() => AssertRefusedByAll(
        "Expected the same validation loss of epoch 1 in all processes, but rank 2 has ",
        group => new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group).Fit(
            _set.Inputs,
            _set.Targets,
            _set.Inputs,
            [.. _set.Targets.Select(target => group.Rank == 2 ? target + 1 : target)],
            new FitOptions { Epochs = 3, EarlyStopping = new EarlyStopping(100) }));

    [Theory]
    [InlineData("number of samples in a batch in all processes, but rank 1 has 12 and rank 0 has 13.")]
    [InlineData("divisor of the loss in all processes, but rank 1 has 0 and rank 0 has 13.")]
    [InlineData("number of updates in all processes, but rank 1 has 1 and rank 0 has 0.")]
    [InlineData("learning rate in all processes, but rank 1 has 0.002 and rank 0 has 0.001.")]
    public void Another_step_is_refused_by_all_processes(string expected)
    {
        Batch batch = Batch.For<FiveShards>(rows: 13);
        string[] messages = LocalGroup.Run(3, group =>
        {
            var trainer = new DistributedTrainer<FiveShards>(new FiveShards(seed: 1), group);
            bool differs = group.Rank == 1;
            int rows = differs && expected.StartsWith("number of samples", StringComparison.Ordinal) ? 12 : 13;
            float[] weights = new float[rows];
            Array.Fill(weights, differs && expected.StartsWith("divisor", StringComparison.Ordinal) ? 0 : 1);
            if (differs && expected.StartsWith("learning rate", StringComparison.Ordinal))
            {
                trainer.Trainer.LearningRate *= 2;
            }

            if (differs && expected.StartsWith("number of updates", StringComparison.Ordinal))
            {
                var other = new Trainer<FiveShards>(new FiveShards(seed: 1));
                other.Step(batch.Inputs, batch.Targets);
                var checkpoint = new byte[other.GetCheckpointLength()];
                other.SaveCheckpoint(checkpoint);
                trainer.Trainer.LoadCheckpoint(checkpoint);
            }

            int[][] before = Bits.Of(trainer.Trainer);
            string message = Assert.Throws<InvalidOperationException>(
                () => trainer.Step(
                    batch.Inputs.AsSpan(0, 6 * rows),
                    Targets.FromValues(batch.Targets.AsSpan(0, rows)).WithWeights(weights))).Message;
            Assert.Equal(before, Bits.Of(trainer.Trainer));
            return message;
        });

        Assert.All(messages, message => Assert.Equal($"Expected the same {expected}", message));
    }

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
