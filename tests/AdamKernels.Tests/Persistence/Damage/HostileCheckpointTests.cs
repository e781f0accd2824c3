using System.Globalization;
using AdamKernels.PathProbe;

namespace AdamKernels.Tests.Persistence.Damage;

/// <summary>Checkpoints whose checksum is valid, but not what they say.</summary>
public sealed class HostileCheckpointTests
{
    private static readonly LoadSubject<Everything> s_subject = new(Subjects.TrainerInFit(), isCheckpoint: true);

    /// <summary>A tensor, a value that it cannot have, and what the message says.</summary>
    public static TheoryData<string, string, string> Values => new()
    {
        { "trainer.step_count", "-1", "trainer.step_count to be from 0" },
        { "trainer.step_count", "9223372036854775807", "trainer.step_count to be from 0" },
        { "trainer.beta1_power", "NaN", "trainer.beta1_power to be from 0 to 1, but it is NaN" },
        { "trainer.beta1_power", "1.5", "trainer.beta1_power to be from 0 to 1, but it is 1.5" },
        { "trainer.beta2_power", "-0.5", "trainer.beta2_power to be from 0 to 1" },
        { "trainer.momentum_product", "Infinity", "trainer.momentum_product to be from 0 to 1" },
        { "trainer.warmup_power", "NaN", "trainer.warmup_power to be from 0 to 1" },
        { "trainer.learning_rate", "0.0", "trainer.learning_rate" },
        { "trainer.learning_rate", "-0.1", "trainer.learning_rate" },
        { "trainer.learning_rate", "NaN", "trainer.learning_rate" },
        { "trainer.learning_rate", "1E-60", "trainer.learning_rate" },
        { "trainer.learning_rate", "1E+60", "trainer.learning_rate" },
        { "trainer.pending_batches", "-1", "trainer.pending_batches to be at least 0" },
        { "trainer.pending_batches", "2147483647", "trainer.pending_batches to be at most" },
        { "trainer.pending_batches", "2147483648", "trainer.pending_batches to be at least 0 and at most 2147483647" },
        { "trainer.pending_batches", "0", "the file also has \"gradients.0.weight\"" },
        { "trainer.is_in_fit", "2", "trainer.is_in_fit to be 0 or 1" },
        { "trainer.is_in_fit", "0", "the file also has \"fit." },
        { "hyperparameters.Beta1", "1.0", "Expected Beta1 to be at least 0 and below 1" },
        { "hyperparameters.Beta2", "NaN", "Expected Beta2 to be at least 0 and below 1" },
        { "hyperparameters.Epsilon", "0.0", "Expected Epsilon to be" },
        { "hyperparameters.MaxGradientNorm", "2.0", "Expected MaxGradientNorm to be 1, as the network declares" },
        { "hyperparameters.Dropout", "1.0", "Expected Dropout of the layer with index 0 to be" },
        { "fit.batch_size", "0", "Expected fit.batch_size to be at least 1, but it is 0" },
        { "fit.batch_size", "-4", "fit.batch_size to be at least 0" },
        { "fit.samples_taken", "-1", "Expected fit.samples_taken to be at least 0" },
        { "fit.first_step", "-1", "Expected fit.first_step to be at least 0" },
        { "fit.step_count", "-1", "Expected fit.step_count to be at least fit.first_step" },
        { "fit.epochs", "1", "Expected the tensor \"fit.history\" to have shape [1, 5], but it is F64 [2, 5]" },
        { "fit.epochs", "1000000000000", "fit.epochs to be at least 0 and at most 2147483647, but it is 1000000000000" },
        { "fit.epochs", "2147483647", "Expected the tensor \"fit.history\" to have shape [2147483647, 5], but it is F64 [2, 5]" },
        { "fit.epochs", "-1", "fit.epochs to be at least 0" },
        { "fit.best_epoch", "0", "fit.best_epoch to be one of 2 epochs" },
        { "fit.best_epoch", "3", "fit.best_epoch to be one of 2 epochs" },
        { "fit.epochs_without_improvement", "3", "fit.epochs_without_improvement to be at most 2" },
        { "fit.has_best_parameters", "0", "the file also has \"best.0.weight\"" },
        { "fit.plateau_rate", "0.0", "Expected a learning rate that is positive" },
        { "fit.plateau_rate", "NaN", "Expected a learning rate that is positive" },
        { "fit.has_plateau", "0", "the file also has \"fit.plateau" },
        { "0.weight", "NaN", "Expected finite values in \"0.weight\"" },
    };

    /// <summary>Changes of the header.</summary>
    public static TheoryData<string, string, string> Changes => new()
    {
        { "\"trainer.step_count\"", "\"trainer.steps\"", "Expected a tensor \"trainer.step_count\"" },
        { "\"trainer.beta1_power\":{\"dtype\":\"F64\"", "\"trainer.beta1_power\":{\"dtype\":\"I64\"", "type F64, but it is I64 []" },
        { "\"state0.0.weight\":{\"dtype\":\"F32\"", "\"state0.0.weight\":{\"dtype\":\"U32\"", "type F32, F64, F16 or BF16, but it is U32" },
        { "\"average.0.weight\"", "\"average.9.weight\"", "Expected a tensor \"average.0.weight\"" },
        { "\"best.0.weight\"", "\"best.9.weight\"", "Expected a tensor \"best.0.weight\"" },
        { "\"shape\":[2,5]", "\"shape\":[5,2]", "\"fit.history\" to have shape [2, 5], but it is F64 [5, 2]" },
        { "NAdam", "Adam", "declares" },
        { "\"adamkernels.content\":\"checkpoint\"", "\"adamkernels.content\":\"network\"", "the file holds a network alone" },
        { "\"adamkernels.content\":\"checkpoint\"", "\"adamkernels.content\":\"other\"", "the file holds a network alone" },
        { "\"adamkernels.input_means\":\"", "\"adamkernels.input_means\":\"NaN ", "Expected 3 numbers" },
        { "\"adamkernels.input_means\":\"", "\"adamkernels.input_means\":\"x", "Expected 3 numbers separated by spaces" },
        { "\"adamkernels.input_means\":\"", "\"adamkernels.input_means\":\"1 2\",\"else\":\"", "in adamkernels.input_means, but got 2" },
        { "\"adamkernels.input_means\"", "\"adamkernels.input_mean\"", "Expected a standardization in adamkernels.input_means" },
        { "\"adamkernels.target_deviations\":\"", "\"adamkernels.target_deviations\":\"-", "Expected a standardization in" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_out_of_range_is_refused(string tensor, string value, string message)
    {
        TensorType type = TensorFile.Parse(Subjects.Checkpoint).Find(tensor)!.Type;
        byte[] file = type == TensorType.I64 ? HandMade.Set(Subjects.Checkpoint, tensor, long.Parse(value, CultureInfo.InvariantCulture))
            : type == TensorType.F64 ? HandMade.Set(Subjects.Checkpoint, tensor, double.Parse(value, CultureInfo.InvariantCulture))
            : HandMade.Set(Subjects.Checkpoint, tensor, float.Parse(value, CultureInfo.InvariantCulture));
        s_subject.AssertRefuses(file, message);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_changed_header_is_refused(string text, string by, string message) =>
        s_subject.AssertRefuses(HandMade.Replace(Subjects.Checkpoint, text, by), message);

    [Fact]
    public void A_generator_of_random_numbers_without_state_is_refused()
    {
        byte[] file = Subjects.Checkpoint;
        for (int i = 0; i < DeterministicRandom.StateLength; i++)
        {
            file = HandMade.Set(file, "fit.random", 0UL, i);
        }

        s_subject.AssertRefuses(file, "Expected fit.random to be the state of a generator");
    }

    [Fact]
    public void Files_of_others_are_refused()
    {
        s_subject.AssertRefuses(Subjects.File(new Everything().WithIdentityScale()), "the file holds a network alone");
        s_subject.AssertRefuses(Subjects.CheckpointOf(new TwoToOne()), "The file holds 2-1 (Identity)");
        s_subject.AssertRefuses(HandMade.File(Subjects.ForeignHeader, 12), "the file holds a network alone");
        var adam = new LoadSubject<RegressionAdam>(new Trainer<RegressionAdam>(new RegressionAdam()), isCheckpoint: true);
        adam.AssertRefuses(Subjects.CheckpointOf(new RegressionSgd()), "The file is of a training with MeanSquaredError, Sgd");
        byte[] waiting = HandMade.Set(Subjects.CheckpointOf(new RegressionAdam()), "trainer.pending_batches", 1L);
        adam.AssertRefuses(waiting, "Expected a tensor \"gradients.0.weight\"");
    }

    /// <summary>Fails when a Fit believes a position that it cannot reach.</summary>
    [Fact]
    public void A_position_beyond_the_samples_is_refused_by_the_fit()
    {
        Trainer<Everything> trainer = Subjects.TrainerInFit();
        trainer.LoadCheckpoint(HandMade.Set(Subjects.Checkpoint, "fit.samples_taken", long.MaxValue));
        var subject = new LoadSubject<Everything>(trainer, isCheckpoint: true);
        Assert.Throws<InvalidOperationException>(() => Subjects.Fit(trainer, resume: true));
        Assert.True(subject.IsUnchanged);
    }

    /// <summary>Fails when a Fit goes on with samples in another order than those of its first epochs.</summary>
    [Fact]
    public void Another_order_of_the_samples_is_refused_by_the_fit()
    {
        Trainer<Everything> trainer = Subjects.TrainerInFit();
        trainer.LoadCheckpoint(HandMade.Set(Subjects.Checkpoint, "fit.random", 1UL));
        var subject = new LoadSubject<Everything>(trainer, isCheckpoint: true);
        var refusal = Assert.Throws<InvalidOperationException>(() => Subjects.Fit(trainer, resume: true));
        Assert.Contains("its data have changed", refusal.Message, StringComparison.Ordinal);
        Assert.True(subject.IsUnchanged);
    }

    /// <summary>
    /// A Fit that did not keep them had the best epoch, and a later one is asked to restore them. Fails when it restores zeros.
    /// </summary>
    [Fact]
    public void Best_parameters_that_were_not_kept_are_not_restored()
    {
        byte[] file = HandMade.Set(Subjects.InFit(restoresBest: false), "fit.lowest_loss", -1d);
        Trainer<Everything> asked = Subjects.TrainerInFit(), notAsked = Subjects.TrainerInFit();
        asked.LoadCheckpoint(file);
        notAsked.LoadCheckpoint(file);
        Subjects.Fit(asked, resume: true);
        Subjects.Fit(notAsked, resume: true, restoresBest: false);
        Assert.Equal(Training.Bits.Of(notAsked), Training.Bits.Of(asked));
    }

    /// <summary>The checkpoint that the cases vary is valid: the Fit ends as the one that was not interrupted.</summary>
    [Fact]
    public void The_checkpoint_that_the_cases_vary_is_valid()
    {
        var whole = new Trainer<Everything>(new Everything(seed: 5));
        Trainer<Everything> resumed = Subjects.TrainerInFit();
        FitResult expected = Subjects.Fit(whole, resume: false);
        Assert.Equal(expected.History, Subjects.Fit(resumed, resume: true).History);
        Assert.Equal(Training.Bits.Of(whole), Training.Bits.Of(resumed));
    }
}
