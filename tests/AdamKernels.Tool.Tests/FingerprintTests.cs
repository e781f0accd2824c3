namespace AdamKernels.Tool.Tests;

/// <summary>What the tool computes from a file is what the program computes from memory.</summary>
public sealed class FingerprintTests : IDisposable
{
    private readonly TrainingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>With and without gradients that wait. Fails when tool and trainer cover different things, or in another order.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_checkpoint_has_the_fingerprint_of_its_trainer(int batches)
    {
        string path = _folder.Save("a", batches);
        var trainer = new Trainer<Sample>(new Sample());
        trainer.LoadCheckpoint(path);
        StoredFile file = StoredFile.Read(path);

        Assert.Equal(trainer.Fingerprint(), file.TrainerFingerprint);
        Assert.Equal(trainer.Network.Fingerprint(), file.NetworkFingerprint);
        Assert.Contains(
            $"trainer      {trainer.Fingerprint():x16}  after {trainer.StepCount} steps", Print(path), StringComparison.Ordinal);
    }

    /// <summary>The position in a Fit counts in neither. Fails when a tensor of it is hashed.</summary>
    [Fact]
    public void A_checkpoint_of_a_fit_has_the_fingerprint_of_its_trainer()
    {
        Trainer<Sample> trainer = TrainingFolder.Train(0);
        using (var checkpoints = new CheckpointFolder(_folder.PathOf("run")))
        {
            trainer.Fit([.. Enumerable.Range(0, 18).Select(i => i / 9f)], [.. Enumerable.Range(0, 12).Select(i => i / 12f)], new FitOptions
            {
                Epochs = 3,
                BatchSize = 2,
                Checkpoints = checkpoints,
                EarlyStopping = new EarlyStopping(10),
            });
        }

        string path = CheckpointFiles.In(_folder.PathOf("run")).BySteps.Values.Last();
        StoredFile file = StoredFile.Read(path);
        var resumed = new Trainer<Sample>(new Sample());
        resumed.LoadCheckpoint(path);

        Assert.Contains(file.Tensors, tensor => tensor.Name.StartsWith("best.", StringComparison.Ordinal));
        Assert.Equal(resumed.Fingerprint(), file.TrainerFingerprint);
    }

    [Fact]
    public void A_networks_file_has_the_fingerprint_of_its_network()
    {
        Sample network = TrainingFolder.Train(3).Network;
        var names = new NetworkFileOptions { Names = TensorNames.FromPattern("net.{module}.{parameter}") };
        network.Save(_folder.PathOf("a"));
        network.Save(_folder.PathOf("b"), names);

        Assert.Equal(network.Fingerprint(), StoredFile.Read(_folder.PathOf("a")).NetworkFingerprint);
        Assert.Equal(network.Fingerprint(), StoredFile.Read(_folder.PathOf("b")).NetworkFingerprint);
        Assert.DoesNotContain("trainer", Print(_folder.PathOf("a")), StringComparison.Ordinal);
        Assert.Matches(@"[0-9a-f]{16}  net\.0\.weight +F32 \[5, 3\]", Print(_folder.PathOf("b")));
    }

    /// <summary>Fails when a message speaks of a damaged file, or of one that cannot be opened.</summary>
    [Fact]
    public void Anything_but_a_file_with_tensors_is_named()
    {
        File.WriteAllBytes(_folder.PathOf("empty"), []);

        Assert.Contains("a is a log of fingerprints. To compare two", Refuse(_folder.Log("a", 2)), StringComparison.Ordinal);
        Assert.Contains(" is a folder. To compare two", Refuse(_folder.PathOf(".")), StringComparison.Ordinal);
        Assert.EndsWith("empty is empty.", Refuse(_folder.PathOf("empty")));

        static string Refuse(string path) => Assert.Throws<IncomparableException>(() => Print(path)).Message;
    }

    private static string Print(string path)
    {
        using var output = new StringWriter();
        FingerprintCommand.Run(path, output);
        return output.ToString();
    }
}
