using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Persistence;

/// <summary>A folder of checkpoints: what is saved, kept and found again.</summary>
public sealed class CheckpointFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Batch _set = new(Descriptions.DescriptionOf<Plain>(), rows: 40);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_newest_are_kept()
    {
        using var checkpoints = new CheckpointFolder(_folder.Path, keep: 2) { EverySteps = 3, EveryEpochs = 0 };
        var trainer = new Trainer<Plain>(new Plain(seed: 1));
        trainer.Fit(_set.Inputs, _set.Targets, new FitOptions { Epochs = 2, BatchSize = 8, Checkpoints = checkpoints });

        // Steps 3, 6, 9, and 10 at the end.
        Assert.Equal(["checkpoint-000000000009.safetensors", "checkpoint-000000000010.safetensors"], Names());
        Assert.EndsWith("10.safetensors", checkpoints.FindNewest(), StringComparison.Ordinal);
    }

    /// <summary>After the last step of an epoch, or within one.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    public void A_run_that_is_canceled_resumes_with_the_same_bits(int cancelAfter)
    {
        FitResult expected = Fit(new Plain(seed: 1), checkpoints: null, cancelAfter: 0, out int[][] bits);
        using (var checkpoints = new CheckpointFolder(_folder.PathOf("run")) { EveryEpochs = 3 })
        {
            Assert.ThrowsAny<OperationCanceledException>(() => Fit(new Plain(seed: 1), checkpoints, cancelAfter, out _));
            Assert.EndsWith($"{cancelAfter}.safetensors", checkpoints.FindNewest(), StringComparison.Ordinal);
        }

        using var again = new CheckpointFolder(_folder.PathOf("run"));
        FitResult result = Fit(new Plain(seed: 2), again, cancelAfter: 0, out int[][] resumed);
        Assert.Equal(expected, result);
        Assert.Equal(bits, resumed);

        // Once more: the run is complete, and nothing happens.
        FitResult complete = Fit(new Plain(seed: 3), again, cancelAfter: 0, out resumed);
        Assert.Equal(expected, complete);
        Assert.Equal(bits, resumed);
    }

    [Fact]
    public void Checkpoints_of_an_earlier_run_are_an_error_unless_it_resumes()
    {
        using var checkpoints = new CheckpointFolder(_folder.Path);
        var trainer = new Trainer<Plain>(new Plain(seed: 1));
        var options = new FitOptions { Checkpoints = checkpoints };
        trainer.Fit(_set.Inputs, _set.Targets, options);
        int[][] before = Bits.Of(trainer);
        var error = Assert.Throws<InvalidOperationException>(() => trainer.Fit(_set.Inputs, _set.Targets, options));
        Assert.Contains("Resume = true", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Bits.Of(trainer));
    }

    [Fact]
    public void A_damaged_checkpoint_is_passed_over()
    {
        using var checkpoints = new CheckpointFolder(_folder.Path);
        var trainer = new Trainer<Plain>(new Plain(seed: 1));
        trainer.Fit(_set.Inputs, _set.Targets, new FitOptions { Epochs = 3, Checkpoints = checkpoints });
        string[] paths = [.. Names().Select(_folder.PathOf)];
        Spoil(paths[^1]);
        Assert.Equal(paths[^2], checkpoints.FindNewest());
        foreach (string path in paths[..^1])
        {
            Spoil(path);
        }

        var error = Assert.Throws<CheckpointException>(() => checkpoints.LoadNewest(trainer));
        Assert.Contains($"all are damaged. The newest: {paths[^1]}", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Fails when the checkpoint that takes the place of a damaged one is deleted as if it were that.</summary>
    [Fact]
    public void A_damaged_checkpoint_is_replaced()
    {
        using var checkpoints = new CheckpointFolder(_folder.Path);
        var options = new FitOptions { Epochs = 3, Checkpoints = checkpoints, Resume = true };
        new Trainer<Plain>(new Plain(seed: 1)).Fit(_set.Inputs, _set.Targets, options);
        string[] names = Names();
        Spoil(_folder.PathOf(names[^1]));
        new Trainer<Plain>(new Plain(seed: 1)).Fit(_set.Inputs, _set.Targets, options);

        Assert.Equal(names, Names());
        Assert.Equal(_folder.PathOf(names[^1]), checkpoints.FindNewest());
    }

    /// <summary>Fails when updates before the Fit count: it would save after other steps than the same Fit of a new network.</summary>
    [Fact]
    public void Steps_count_from_the_start_of_the_Fit()
    {
        using var checkpoints = new CheckpointFolder(_folder.Path, keep: 10) { EverySteps = 3, EveryEpochs = 0 };
        var trainer = new Trainer<Plain>(new Plain(seed: 1));
        for (int i = 0; i < 2; i++)
        {
            trainer.Step(_set.Inputs.AsSpan(0, 24), _set.Targets.AsSpan(0, 16));
        }

        trainer.Fit(_set.Inputs, _set.Targets, new FitOptions { Epochs = 2, BatchSize = 8, Checkpoints = checkpoints });
        Assert.Equal([5, 8, 11, 12], Names().Select(name => CheckpointName.StepCountOf(name)));
    }

    [Fact]
    public void A_loop_of_its_own_saves_and_resumes()
    {
        using var checkpoints = new CheckpointFolder(_folder.Path);
        var trainer = new Trainer<Plain>(new Plain(seed: 1));
        Assert.False(checkpoints.LoadNewest(trainer));
        trainer.Step(_set.Inputs.AsSpan(0, 24), _set.Targets.AsSpan(0, 16));
        checkpoints.Save(trainer);
        var other = new Trainer<Plain>(new Plain(seed: 2));
        Assert.True(checkpoints.LoadNewest(other));
        Assert.Equal(Bits.Of(trainer), Bits.Of(other));

        // It was saved outside of a Fit, which therefore has nothing to go on with.
        var options = new FitOptions { Checkpoints = checkpoints, Resume = true };
        Assert.Throws<CheckpointException>(() => other.Fit(_set.Inputs, _set.Targets, options));
    }

    [Fact]
    public void Two_objects_cannot_have_the_same_folder()
    {
        using var checkpoints = new CheckpointFolder(_folder.Path);
        Assert.Throws<CheckpointException>(() => new CheckpointFolder(_folder.Path));
    }

    [Fact]
    public void What_an_interrupted_save_left_is_removed()
    {
        string partial = _folder.PathOf("checkpoint-000000000005.safetensors.0123abcd.partial");
        File.WriteAllText(partial, "");
        using var checkpoints = new CheckpointFolder(_folder.Path);
        Assert.False(File.Exists(partial));
        Assert.False(checkpoints.HasCheckpoints);
    }

    /// <summary>Fails when a name that the folder did not give counts as a checkpoint, which would be loaded or deleted.</summary>
    [Theory]
    [InlineData("checkpoint-000000000012.safetensors", 12L)]
    [InlineData("checkpoint-12.safetensors", 12L)]
    [InlineData("checkpoint-.safetensors", null)]
    [InlineData("checkpoint.safetensors", null)]
    [InlineData("checkpoint-12.safetensors.partial", null)]
    [InlineData("my-checkpoint-000000012.safetensors", null)]
    [InlineData("checkpoint--00000000012.safetensors", null)]
    [InlineData("checkpoint-99999999999999999999.safetensors", null)]
    public void Names_tell_the_number_of_updates(string name, long? expected) =>
        Assert.Equal(expected, CheckpointName.StepCountOf(_folder.PathOf(name)));

    private static void Spoil(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^5] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private FitResult Fit(Plain network, CheckpointFolder? checkpoints, int cancelAfter, out int[][] bits)
    {
        var trainer = new Trainer<Plain>(network);
        using var source = new CancellationTokenSource();
        FitResult result = trainer.Fit(_set.Inputs, _set.Targets, new FitOptions
        {
            Epochs = 4,
            BatchSize = 8,
            Checkpoints = checkpoints,
            Resume = checkpoints is not null,
            CancellationToken = source.Token,
            StepCompleted = step =>
            {
                if (step.StepCount == cancelAfter)
                {
                    source.Cancel();
                }
            },
        });
        bits = Bits.Of(trainer);
        return result;
    }

    private string[] Names() =>
        [.. Directory.GetFiles(_folder.Path, "*.safetensors").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
