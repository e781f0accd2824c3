using System.Text;

namespace AdamKernels.Tool.Tests;

/// <summary>Comparison of logs of fingerprints.</summary>
public sealed class LogTests : IDisposable
{
    private readonly TrainingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Equal_logs_are_equal()
    {
        (Verdict verdict, string report) = TrainingFolder.Compare(_folder.Log("a", 20), _folder.Log("b", 20));

        Assert.Equal(Verdict.Equal, verdict);
        Assert.Contains("Equal: 11 steps in both logs, the last 10.", report, StringComparison.Ordinal);
    }

    /// <summary>Fails when another step is named, or parts that do not differ.</summary>
    [Fact]
    public void The_first_step_and_its_layers_are_named()
    {
        (Verdict verdict, string report) = TrainingFolder.Compare(_folder.Log("a", 20), _folder.Log("b", 20, changedAt: 4));

        Assert.Equal(Verdict.Different, verdict);
        Assert.Contains("Equal up to step 3. The first step that differs: 4.", report, StringComparison.Ordinal);
        Assert.Contains("\nlayer2 ", report, StringComparison.Ordinal);
        Assert.DoesNotContain("\nlayer1 ", report, StringComparison.Ordinal);
        Assert.DoesNotContain("\nloss ", report, StringComparison.Ordinal);
    }

    /// <summary>Steps that are in one log alone say nothing. Fails when lines are compared by their number.</summary>
    [Fact]
    public void Logs_with_other_intervals_are_compared_at_common_steps()
    {
        string every2 = _folder.Log("a", 24, every: 2);

        Assert.Equal(Verdict.Equal, TrainingFolder.Compare(every2, _folder.Log("b", 24, every: 3)).Verdict);
        (Verdict verdict, string report) = TrainingFolder.Compare(every2, _folder.Log("c", 24, every: 3, changedAt: 3));
        Assert.Equal(Verdict.Different, verdict);
        Assert.Contains("Equal up to step 0. The first step that differs: 6.", report, StringComparison.Ordinal);
    }

    /// <summary>The difference may be older. Fails when the report reads as if the step before were equal.</summary>
    [Fact]
    public void A_first_common_step_that_differs_says_that_no_earlier_one_was_compared()
    {
        string log = _folder.Log("a", 20);
        string[] lines = File.ReadAllLines(_folder.Log("b", 20, changedAt: 4));
        File.WriteAllText(_folder.PathOf("c"), string.Join('\n', [.. lines[..6], .. lines[12..]]) + "\n");

        (Verdict verdict, string report) = TrainingFolder.Compare(log, _folder.PathOf("c"));

        Assert.Equal(Verdict.Different, verdict);
        Assert.Matches(@"\nThe first step that differs: 6\. No earlier step is in both\.", report);
    }

    /// <summary>Fails when a loss of other bits is not found where the states agree.</summary>
    [Fact]
    public void A_loss_that_differs_is_shown()
    {
        string log = _folder.Log("a", 20);
        string[] lines = File.ReadAllLines(log);
        string[] fields = lines[10].Split(' ');
        uint bits = Convert.ToUInt32(fields[2], 16) ^ 1;
        fields[2] = bits.ToString("x8");
        lines[10] = string.Join(' ', fields);
        File.WriteAllText(_folder.PathOf("b"), string.Join('\n', lines) + "\n");

        (Verdict verdict, string report) = TrainingFolder.Compare(log, _folder.PathOf("b"));

        Assert.Equal(Verdict.Different, verdict);
        Assert.Contains("Equal up to step 3. The first step that differs: 4.", report, StringComparison.Ordinal);
        Assert.Matches($@"\nloss +\S+ +\S+ +\S+ +{bits:x8} +1\r?\n", report);
    }

    /// <summary>A log that ends early, in the middle of a line.</summary>
    [Fact]
    public void A_log_that_ends_early_is_compared_as_far_as_it_goes()
    {
        string text = File.ReadAllText(_folder.Log("a", 20));
        File.WriteAllText(_folder.PathOf("b"), text[..^30]);

        (Verdict verdict, string report) = TrainingFolder.Compare(_folder.PathOf("a"), _folder.PathOf("b"));

        Assert.Equal(Verdict.Equal, verdict);
        Assert.Contains("steps 0 to 9", report, StringComparison.Ordinal);
        Assert.Contains("Equal: 10 steps in both logs, the last 9.", report, StringComparison.Ordinal);
    }

    /// <summary>A resumed training logs its steps again. Fails when the lines of the interrupted one still count.</summary>
    [Fact]
    public void Lines_of_a_resumed_training_count_instead_of_earlier_ones()
    {
        string whole = _folder.Log("a", 20);
        string[] wrong = File.ReadAllLines(_folder.Log("b", 16, changedAt: 4)), right = File.ReadAllLines(whole);
        File.WriteAllText(_folder.PathOf("c"), string.Join('\n', wrong.Concat(right[9..])) + "\n");

        Assert.Equal(Verdict.Equal, TrainingFolder.Compare(whole, _folder.PathOf("c")).Verdict);
    }

    /// <summary>The text, and what is wrong with it.</summary>
    [Theory]
    [InlineData("# adamkernels fingerprints 1", "# adamkernels fingerprints 2", "line 1: Expected \"# adamkernels fingerprints 1\"")]
    [InlineData("# model ", "# mode ", "line 2: Expected \"# model\"")]
    [InlineData("# max_batch_size 4", "# max_batch_size four", "line 5: Expected \"# max_batch_size \" and a number")]
    [InlineData("\n1 ", "\n1x ", "line 8: Expected a step, a fingerprint, the bits of a loss and 3 fingerprints")]
    [InlineData("\n2 ", "\n2 2 ", "line 9: Expected a step")]
    [InlineData("\n3 ", "\n\n3 ", "line 10: Expected a step")]
    [InlineData("\n0 ", "\n-1 ", "line 7: Expected a step")]
    public void A_damaged_log_is_refused(string text, string by, string message)
    {
        string whole = _folder.Log("a", 20);
        File.WriteAllText(_folder.PathOf("b"), File.ReadAllText(whole).Replace(text, by, StringComparison.Ordinal));

        var error = Assert.Throws<IncomparableException>(() => TrainingFolder.Compare(whole, _folder.PathOf("b")));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// The hash of the declaration lacks it. Fails when such logs are compared: both machines are fine where they differ.
    /// </summary>
    [Fact]
    public void Logs_of_another_MaxBatchSize_cannot_be_compared()
    {
        string log = _folder.Log("a", 20);
        string other = _folder.PathOf("b");
        new FingerprintLog<SampleOfLargeBatches>(new Trainer<SampleOfLargeBatches>(new SampleOfLargeBatches(seed: 1)), other).Dispose();

        var error = Assert.Throws<IncomparableException>(() => TrainingFolder.Compare(log, other));

        Assert.Equal(
            $"Expected logs of one MaxBatchSize, but {log} has 4 and {other} 16: it is part of the declaration and decides the order of "
                + "sums.",
            error.Message);
    }

    [Fact]
    public void A_log_is_not_continued_with_another_MaxBatchSize()
    {
        string log = _folder.Log("a", 20);

        var error = Assert.Throws<CheckpointException>(() =>
            new FingerprintLog<SampleOfLargeBatches>(new Trainer<SampleOfLargeBatches>(new SampleOfLargeBatches(seed: 1)), log));

        Assert.Contains("MaxBatchSize = 16, but", error.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// As editors, shells and version control leave texts behind. Fails when such a log is refused, or taken for a network.
    /// </summary>
    [Theory]
    [InlineData("\r\n", "utf-8", false)]
    [InlineData("\n", "utf-8", true)]
    [InlineData("\r\n", "utf-16", true)]
    public void Line_ends_and_byte_order_marks_do_not_matter(string lineEnd, string encoding, bool hasMark)
    {
        string log = _folder.Log("a", 20);
        Encoding written = Encoding.GetEncoding(encoding);
        string text = File.ReadAllText(log).Replace("\n", lineEnd, StringComparison.Ordinal);
        File.WriteAllBytes(_folder.PathOf("b"), [.. hasMark ? written.GetPreamble() : [], .. written.GetBytes(text)]);

        (Verdict verdict, string report) = TrainingFolder.Compare(log, _folder.PathOf("b"));

        Assert.Equal(Verdict.Equal, verdict);
        Assert.Contains("Equal: 11 steps in both logs, the last 10.", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Characters_that_control_a_terminal_are_escaped()
    {
        string log = _folder.Log("a", 20);
        string text = File.ReadAllText(log);
        File.WriteAllText(_folder.PathOf("b"), text.Replace("# training ", "# training \u001b[2J", StringComparison.Ordinal));
        File.WriteAllText(_folder.PathOf("c"), text.Replace("# training ", "\u001b[2J", StringComparison.Ordinal));

        foreach (string other in new[] { "b", "c" })
        {
            var error = Assert.Throws<IncomparableException>(() => TrainingFolder.Compare(log, _folder.PathOf(other)));

            Assert.Contains(@"\u001b[2J", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', error.Message);
        }
    }

    [Fact]
    public void Logs_of_other_declarations_or_steps_cannot_be_compared()
    {
        string log = _folder.Log("a", 20);
        new FingerprintLog<Other>(new Trainer<Other>(new Other(seed: 1)), _folder.PathOf("b")).Dispose();
        string[] lines = File.ReadAllLines(log);
        File.WriteAllText(_folder.PathOf("c"), string.Join('\n', lines[..6].Append(lines[8])) + "\n");
        File.WriteAllText(_folder.PathOf("d"), string.Join('\n', lines[..6].Append(lines[9])) + "\n");

        Assert.Throws<IncomparableException>(() => TrainingFolder.Compare(log, _folder.PathOf("b")));
        var error = Assert.Throws<IncomparableException>(() => TrainingFolder.Compare(_folder.PathOf("c"), _folder.PathOf("d")));
        Assert.Contains("has steps 2 to 2", error.Message, StringComparison.Ordinal);
    }
}
