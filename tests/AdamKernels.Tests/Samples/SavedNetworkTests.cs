using AdamKernels.Tests.Persistence;

namespace AdamKernels.Tests.Samples;

/// <summary>Networks that the digit classifier saves and loads.</summary>
public sealed class SavedNetworkTests : IDisposable
{
    private const string Sample = "DigitClassifier";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Fails when the file has not the network after the last step, or --load tests with other digits.</summary>
    [Fact]
    public void A_loaded_network_reads_digits_as_well_as_the_saved_one()
    {
        (string file, string checkpoints) = (_folder.PathOf("digits.safetensors"), _folder.PathOf("run"));
        SampleProcess trained = SampleProcess.Run(
            Sample, "--epochs", "1", "--seed", "7", "--save", file, "--checkpoint", checkpoints);
        Assert.Contains($"wrote {file}", trained.Lines);

        string checkpoint = Assert.Single(Directory.GetFiles(checkpoints, "*.safetensors"));
        foreach (string path in (string[])[file, checkpoint])
        {
            SampleProcess loaded = SampleProcess.Run(Sample, "--seed", "7", "--load", path);
            Assert.All(["accuracy", "loss", "sha256"], name => Assert.Equal(trained.Text(name), loaded.Text(name)));
            Assert.Equal(0, loaded.Result("steps"));
        }
    }

    /// <summary>Fails when an error of a checkpoint is taken for one of the standard output.</summary>
    [Fact]
    public void Another_file_is_an_error_of_one_line()
    {
        string path = _folder.PathOf("text");
        File.WriteAllText(path, "no network at all");
        Assert.StartsWith($"{path}: At byte ", SampleProcess.Fail(Sample, "--load", path));
    }

    [Fact]
    public void A_missing_file_is_an_error_of_one_line()
    {
        string path = _folder.PathOf("none");
        Assert.StartsWith($"{path}: expected a readable file, found ", SampleProcess.Fail(Sample, "--load", path));
    }

    /// <summary>Fails when the file is opened only after the training.</summary>
    [Fact]
    public void A_file_that_cannot_be_saved_is_refused_before_training() => Assert.Equal(
        $"{_folder.Path}: expected a file, found a directory",
        SampleProcess.Fail(Sample, "--epochs", "1000000", "--save", _folder.Path));
}
