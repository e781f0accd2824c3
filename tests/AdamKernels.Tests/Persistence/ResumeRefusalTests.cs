using System.Buffers;
using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Persistence;

/// <summary>What would go on from a state that is not that of the Fit, or hide it, is refused.</summary>
public sealed class ResumeRefusalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Batch _set = new(Descriptions.DescriptionOf<Plain>(), rows: 40);
    private readonly Trainer<Plain> _trainer = new(new Plain(seed: 1));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void There_must_be_a_fit_to_resume() => Assert.Throws<InvalidOperationException>(
        () => _trainer.Fit(_set.Inputs, _set.Targets, new FitOptions { Resume = true }));

    [Fact]
    public void A_checkpoint_that_is_refused_is_named()
    {
        string path = _folder.PathOf("checkpoint.safetensors");
        File.WriteAllBytes(path, [1, 2, 3]);
        var error = Assert.Throws<CheckpointException>(() => _trainer.LoadCheckpoint(path));
        Assert.Equal(path, error.Path);
        Assert.StartsWith($"{path}: ", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A position that no longer fits is not saved, so that nobody goes on from it.</summary>
    [Fact]
    public void A_position_is_forgotten_after_other_steps()
    {
        byte[] checkpoint = [];
        _trainer.Fit(_set.Inputs, _set.Targets, new FitOptions { Epochs = 2, BatchSize = 8, StepCompleted = _ => checkpoint = Save() });
        _trainer.LoadCheckpoint(checkpoint);
        Assert.Equal(checkpoint, Save());
        _trainer.Step(_set.Inputs.AsSpan(0, 3), _set.Targets.AsSpan(0, 2));
        _trainer.LoadCheckpoint(Save());
        Assert.Throws<InvalidOperationException>(
            () => _trainer.Fit(_set.Inputs, _set.Targets, new FitOptions { Epochs = 2, BatchSize = 8, Resume = true }));
    }

    [Fact]
    public void Fewer_epochs_and_another_validation_set_are_refused()
    {
        byte[] checkpoint = [];
        FitOptions Options(int epochs, bool resume) =>
            new() { Epochs = epochs, BatchSize = 8, Resume = resume, StepCompleted = _ => checkpoint = Save() };
        _trainer.Fit(_set.Inputs, _set.Targets, _set.Inputs, _set.Targets, Options(3, resume: false));
        _trainer.LoadCheckpoint(checkpoint);
        Assert.Throws<ArgumentException>(
            () => _trainer.Fit(_set.Inputs, _set.Targets, _set.Inputs, _set.Targets, Options(2, resume: true)));
        Assert.Throws<ArgumentException>(() => _trainer.Fit(_set.Inputs, _set.Targets, Options(3, resume: true)));
        Assert.Equal(3, _trainer.Fit(_set.Inputs, _set.Targets, _set.Inputs, _set.Targets, Options(3, resume: true)).History.Count);
    }

    /// <summary>Fails when the rate of the plateau replaces the one that the program has set.</summary>
    [Fact]
    public void A_rate_that_the_program_set_within_an_epoch_is_kept()
    {
        byte[] checkpoint = [];
        FitOptions Options(bool resume) => new()
        {
            Epochs = 2,
            BatchSize = 8,
            ReduceOnPlateau = new ReduceOnPlateau(0.1),
            Resume = resume,
            StepCompleted = step =>
            {
                _trainer.LearningRate = step.StepCount == 1 ? 0.001 : _trainer.LearningRate;
                checkpoint = step.StepCount == 3 ? Save() : checkpoint;
            },
        };
        _trainer.Fit(_set.Inputs, _set.Targets, Options(resume: false));
        int[][] expected = Bits.Of(_trainer);
        _trainer.LoadCheckpoint(checkpoint);
        _trainer.Fit(_set.Inputs, _set.Targets, Options(resume: true));
        Assert.Equal(expected, Bits.Of(_trainer));
    }

    /// <summary>Fails when parameters of an earlier epoch are restored, which a Fit in between did not replace.</summary>
    [Fact]
    public void Best_parameters_that_are_no_longer_the_best_are_not_restored()
    {
        byte[] checkpoint = [];
        FitOptions Options(int epochs, bool restores) => new()
        {
            Epochs = epochs,
            BatchSize = 8,
            Resume = checkpoint.Length > 0,
            EarlyStopping = new EarlyStopping(100, RestoreBest: restores),
            EpochCompleted = _ => checkpoint = Save(),
        };
        _trainer.Fit(_set.Inputs, _set.Targets, Options(2, restores: true));
        _trainer.LoadCheckpoint(checkpoint);
        FitResult result = _trainer.Fit(_set.Inputs, _set.Targets, Options(6, restores: false));
        Assert.Equal(6, result.BestEpoch.Epoch);
        int[][] expected = Bits.Of(_trainer);
        _trainer.LoadCheckpoint(checkpoint);
        _trainer.Fit(_set.Inputs, _set.Targets, Options(6, restores: true));
        Assert.Equal(expected, Bits.Of(_trainer));
    }

    /// <summary>An earlier run in the folder of a loop of its own would be found instead of what the loop saves.</summary>
    [Fact]
    public void A_later_checkpoint_of_an_earlier_run_is_not_hidden_behind()
    {
        using var folder = new CheckpointFolder(_folder.Path, keep: 1);
        for (int i = 0; i < 3; i++)
        {
            _trainer.Step(_set.Inputs.AsSpan(0, 3), _set.Targets.AsSpan(0, 2));
        }

        folder.Save(_trainer);
        var other = new Trainer<Plain>(new Plain(seed: 2));
        string message = Assert.Throws<InvalidOperationException>(() => folder.Save(other)).Message;
        string path = folder.FindNewest()!;
        Assert.EndsWith("03.safetensors", path, StringComparison.Ordinal);
        Assert.Equal(
            $"Expected no checkpoint after more than 0 updates, but {_folder.Path} has one after 3, which would be found instead of this "
            + "one: load it, or choose another folder.",
            message);

        // Damaged, it is passed over and makes room.
        File.WriteAllBytes(path, [1]);
        Assert.Throws<CheckpointException>(() => folder.FindNewest());
        folder.Save(other);
        Assert.EndsWith("00.safetensors", folder.FindNewest(), StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    /// <summary>Three batches make an update, and the last two of the five in an epoch make one at its end.</summary>
    [Fact]
    public void Steps_are_counted_where_gradients_accumulate()
    {
        var trainer = new Trainer<WithAccumulation>(new WithAccumulation(seed: 1));
        using var folder = new CheckpointFolder(_folder.Path, keep: 100) { EverySteps = 2, EveryEpochs = 0 };
        trainer.Fit(_set.Inputs, _set.Targets, new FitOptions { Epochs = 4, BatchSize = 8, Checkpoints = folder });
        Assert.Equal(4, Directory.GetFiles(_folder.Path, "*.safetensors").Length);
    }

    [Fact]
    public void A_disposed_folder_is_noticed_before_the_first_step()
    {
        var folder = new CheckpointFolder(_folder.Path);
        folder.Dispose();
        Assert.Throws<ObjectDisposedException>(
            () => _trainer.Fit(_set.Inputs, _set.Targets, new FitOptions { Checkpoints = folder }));
        Assert.Equal(0, _trainer.StepCount);
    }

    /// <summary>A save deletes what stopped saves have left, and nothing that another program writes.</summary>
    [Fact]
    public void Files_of_other_programs_stay()
    {
        string path = _folder.PathOf("digits.safetensors");
        string[] others = [path + ".partial", path + ".my notes.partial", path + ".0123456x.partial"];
        string left = path + ".0123456f.partial";
        foreach (string name in (string[])[.. others, left])
        {
            File.WriteAllText(name, "");
        }

        _trainer.Network.Save(path);
        Assert.All(others, name => Assert.True(File.Exists(name)));
        Assert.False(File.Exists(left));
    }

    [Fact]
    public void A_name_that_no_load_would_find_is_not_saved() => Assert.All(
        (string[])["", "__metadata__", "\ud800", new string('x', 300)],
        name =>
        {
            var options = new NetworkFileOptions { Names = TensorNames.FromMap(new Dictionary<string, string> { ["0.weight"] = name }) };
            Assert.Throws<ArgumentException>(() => _trainer.Network.Save(new ArrayBufferWriter<byte>(), options));
        });

    private byte[] Save()
    {
        var file = new ArrayBufferWriter<byte>();
        _trainer.SaveCheckpoint(file);
        return file.WrittenSpan.ToArray();
    }
}
