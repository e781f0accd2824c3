using System.Globalization;

namespace AdamKernels.Tests.Samples;

/// <summary>The samples of one task each, as a user runs them.</summary>
public sealed class SmallSamplesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("AdamKernels.Samples.");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Fails when the predictions are not in kWh, or when a column is not what it should be.</summary>
    [Fact]
    public void Energy_is_predicted_far_better_than_by_its_mean()
    {
        SampleProcess sample = SampleProcess.Run("EnergyRegression");

        Assert.InRange(sample.Result("rmse"), 1, sample.Result("baseline_rmse") / 6);
        Assert.InRange(sample.Result("r2"), 0.93, 1);
    }

    [SkippableFact]
    public void Energy_is_plotted_on_request()
    {
        string picture = Path.Combine(_folder.FullName, "energy.png");

        SampleProcess sample = SampleProcess.Run("EnergyRegression", "--plot", picture);

        Assert.Contains($"wrote {picture}", sample.Lines);
        Assert.True(new FileInfo(picture).Length > 0);
    }

    /// <summary>Fails when the weights do not arrive in the loss.</summary>
    [Fact]
    public void Rare_faults_are_found_with_balanced_weights()
    {
        SampleProcess sample = SampleProcess.Run("RareEvents");

        Assert.InRange(sample.Result("recall"), 0.8, 1);
        Assert.InRange(sample.Result("plain_recall"), 0.1, 0.6);
        Assert.True(sample.Result("plain_precision") > sample.Result("precision"), sample.Lines[^1]);
    }

    /// <summary>The program cannot hold its data: fails when more than a batch at a time is in memory.</summary>
    [Fact]
    public void Data_larger_than_memory_are_learned()
    {
        string history = Path.Combine(_folder.FullName, "history.csv");

        SampleProcess sample = SampleProcess.Run("LargeData", "--size", "192", "--history", history);

        Assert.InRange(sample.Result("r2"), 0.9, 1);
        Assert.InRange(sample.Result("allocated_kib"), 0, 1024);
        Assert.InRange(sample.Result("peak_working_set_mib"), 0, 160);
        string[] epochs = File.ReadAllLines(history);
        Assert.Equal(1 + sample.Result("epochs"), epochs.Length);
        Assert.Equal(sample.Result("steps").ToString(CultureInfo.InvariantCulture), epochs[^1].Split(',')[2]);
    }
}
