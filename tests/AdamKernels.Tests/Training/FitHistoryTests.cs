using System.Globalization;
using System.Text;
using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Samples;

namespace AdamKernels.Tests.Training;

/// <summary>The epochs that a Fit returns, and their file.</summary>
public class FitHistoryTests
{
    private const string Header = "epoch,loss,step_count,validation_loss,validation_accuracy,learning_rate\n";

    private readonly Batch _set = Batch.For<RegressionAdam>(rows: 11);
    private readonly Trainer<RegressionAdam> _trainer = new(new RegressionAdam(seed: 2));

    [Fact]
    public void A_Fit_returns_all_epochs()
    {
        var expected = new List<EpochResult>();
        FitResult result = _trainer.Fit(
            _set.Inputs,
            _set.Targets,
            new FitOptions { Epochs = 4, BatchSize = 4, ValidationFraction = 0.3, EpochCompleted = expected.Add });

        Assert.Equal(4, result.History.Count);
        Assert.Equal(expected, result.History);
        Assert.Equal(result.LastEpoch, result.History[^1]);
    }

    [Fact]
    public void Each_Fit_has_its_own_history()
    {
        FitResult first = _trainer.Fit(_set.Inputs, _set.Targets, new FitOptions { Epochs = 2 });
        _trainer.Fit(_set.Inputs, _set.Targets, new FitOptions { Epochs = 3 });

        Assert.Equal([1, 2], first.History.Select(epoch => epoch.Epoch));
    }

    /// <summary>Fails when memory for all epochs is allocated, which there is not.</summary>
    [Fact]
    public void A_Fit_of_very_many_epochs_may_stop_early()
    {
        FitResult result = _trainer.Fit(
            _set.Inputs,
            _set.Targets,
            new FitOptions { Epochs = int.MaxValue, EarlyStopping = new EarlyStopping(1500, MinImprovement: 1e6, RestoreBest: false) });

        Assert.Equal(FitStopReason.StoppedEarly, result.StopReason);
        Assert.Equal(Enumerable.Range(1, 1501), result.History.Select(epoch => epoch.Epoch));
    }

    /// <summary>Results of two runs with the same bits are equal, as those of one epoch are.</summary>
    [Fact]
    public void Results_with_the_same_epochs_are_equal()
    {
        FitResult result = Fit(seed: 1), same = Fit(seed: 1), other = Fit(seed: 2);

        Assert.NotSame(result.History, same.History);
        Assert.True(result == same);
        Assert.Equal(result.GetHashCode(), same.GetHashCode());
        Assert.True(result != other);
        Assert.False(result.History.Equals(new FitHistory(result.History.SkipLast(1))));
        Assert.False(result.History.Equals(null));
        Assert.True(new FitHistory([]).Equals(new FitHistory([])));
        Assert.Equal(new FitHistory([]).GetHashCode(), new FitHistory([]).GetHashCode());

        FitResult Fit(ulong seed) => new Trainer<RegressionAdam>(new RegressionAdam(seed: 2)).Fit(
            _set.Inputs, _set.Targets, new FitOptions { Epochs = 3, BatchSize = 4, Seed = seed });
    }

    [Fact]
    public void The_text_has_a_line_per_epoch_and_nothing_where_nothing_was_validated()
    {
        var history = new FitHistory(
        [
            new EpochResult(1, 0.1, 3, double.NaN, double.NaN, 1e-3),
            new EpochResult(2, 1.0 / 3, 6, 0.25, double.NaN, 1e-30),
            new EpochResult(3, double.NaN, 6, double.PositiveInfinity, 0.5, 2),
        ]);

        Assert.Equal(
            Header + "1,0.1,3,,,0.001\n2,0.3333333333333333,6,0.25,,1E-30\n3,NaN,6,Infinity,0.5,2\n", Text(history));
        Assert.Equal(Header, Text(new FitHistory([])));
    }

    /// <summary>Fails when a number is rounded, or is written with the comma of the culture.</summary>
    [Fact]
    public void Numbers_are_read_back_to_the_bit_under_every_culture()
    {
        FitHistory history = _trainer.Fit(
            _set.Inputs,
            _set.Targets,
            new FitOptions { Epochs = 20, BatchSize = 4, ValidationFraction = 0.3, Schedule = new CosineSchedule(0.01, 60) }).History;
        CultureInfo before = CultureInfo.CurrentCulture;
        string text;
        try
        {
            CultureInfo.CurrentCulture = CommaCulture.Create();
            text = Text(history);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(history, text.TrimEnd('\n').Split('\n').Skip(1).Select(Read));
    }

    [Fact]
    public void The_file_has_the_text()
    {
        FitHistory history = _trainer.Fit(_set.Inputs, _set.Targets, new FitOptions { Epochs = 2 }).History;
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllText(path, new string('x', 1000));
            history.SaveCsv(path);
            Assert.Equal(Encoding.UTF8.GetBytes(Text(history)), File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Text(FitHistory history)
    {
        using var writer = new StringWriter();
        history.SaveCsv(writer);
        return writer.ToString();
    }

    private static EpochResult Read(string line)
    {
        string[] parts = line.Split(',');
        double[] numbers = [.. parts.Select(part => part.Length == 0 ? double.NaN : double.Parse(part, CultureInfo.InvariantCulture))];
        return new EpochResult((int)numbers[0], numbers[1], (long)numbers[2], numbers[3], numbers[4], numbers[5]);
    }
}
