namespace AdamKernels.Tool.Tests;

/// <summary>Comparison of checkpoints and networks' files.</summary>
public sealed class FileTests : IDisposable
{
    private readonly TrainingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Equal_checkpoints_are_equal()
    {
        (Verdict verdict, string report) = TrainingFolder.Compare(_folder.Save("a", 5), _folder.Save("b", 5));

        Assert.Equal(Verdict.Equal, verdict);
        Assert.Contains("Equal: ", report, StringComparison.Ordinal);
    }

    /// <summary>
    /// One bit in each kind of tensor. Fails when a kind is not compared, or when another value, place or distance is named.
    /// </summary>
    [Theory]
    [InlineData("0.weight", 7, "1 of 15", "7 [2, 1]", "1")]
    [InlineData("0.bias", 4, "1 of 5", "4", "1")]
    [InlineData("state0.0.weight", 14, "1 of 15", "14 [4, 2]", "1")]
    [InlineData("state1.0.bias", 0, "1 of 5", "0", "1")]
    [InlineData("average.0.weight", 3, "1 of 15", "3 [1, 0]", "1")]
    [InlineData("gradients.0.weight", 2, "1 of 15", "2 [0, 2]", "1")]
    [InlineData("trainer.step_count", 0, "1 of 1", "", "-")]
    [InlineData("trainer.beta1_power", 0, "1 of 1", "", "1")]
    [InlineData("trainer.learning_rate", 0, "1 of 1", "", "1")]
    [InlineData("trainer.dropout_seed", 0, "1 of 1", "", "-")]
    public void A_flipped_bit_is_found(string tensor, int index, string count, string place, string distance)
    {
        string file = _folder.Save("a", 5);
        string changed = _folder.Flip(file, "b", tensor, index);
        StoredTensor before = StoredFile.Read(file).Find(tensor)!, after = StoredFile.Read(changed).Find(tensor)!;
        Element a = Element.Of(before.Bytes.Span, before.Type, index), b = Element.Of(after.Bytes.Span, after.Type, index);

        (Verdict verdict, string report) = TrainingFolder.Compare(file, changed);

        Assert.Equal(Verdict.Different, verdict);
        string row = Assert.Single(report.Split('\n'), line => line.StartsWith(tensor + " ", StringComparison.Ordinal)).Trim();
        string[] expected = [tensor, count, place, a.Decimal, b.Decimal, a.Bits, b.Bits, distance];
        Assert.Equal(
            expected.Where(text => text.Length > 0), row.Split("  ", StringSplitOptions.RemoveEmptyEntries).Select(text => text.Trim()));
        Assert.Contains("\n1 of ", report, StringComparison.Ordinal);
    }

    [Fact]
    public void All_values_that_differ_are_counted()
    {
        string file = _folder.Save("a", 5);
        string changed = _folder.Flip(_folder.Flip(_folder.Flip(file, "b", "0.weight", 12), "b", "0.weight", 3), "b", "0.bias", 1);

        (_, string report) = TrainingFolder.Compare(file, changed);

        Assert.Contains("2 of 15  3 [1, 0]", report, StringComparison.Ordinal);
        Assert.Contains("1 of 5", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Checkpoints_of_different_steps_differ()
    {
        (Verdict verdict, string report) = TrainingFolder.Compare(_folder.Save("a", 4), _folder.Save("b", 7));

        Assert.Equal(Verdict.Different, verdict);
        Assert.Contains("2 steps, fingerprint", report, StringComparison.Ordinal);
        Assert.Contains("3 steps, fingerprint", report, StringComparison.Ordinal);
        Assert.Contains("gradients.0.weight is in B only.", report, StringComparison.Ordinal);
        Assert.Contains("trainer.step_count", report, StringComparison.Ordinal);
    }

    /// <summary>Fails when the number of the verb is that of the whole.</summary>
    [Fact]
    public void One_tensor_differs_and_several_differ()
    {
        string file = _folder.Save("a", 5);
        string changed = _folder.Flip(file, "b", "0.weight", 12);

        Assert.Matches(@"\n1 of \d+ tensors differs\. ", TrainingFolder.Compare(file, changed).Report);
        changed = _folder.Flip(changed, "b", "0.bias", 1);
        Assert.Matches(@"\n2 of \d+ tensors differ\. ", TrainingFolder.Compare(file, changed).Report);
    }

    /// <summary>A file may be of a stranger. Fails when its texts reach the terminal as they are.</summary>
    [Fact]
    public void Characters_that_control_a_terminal_are_escaped()
    {
        var names = new NetworkFileOptions { Names = TensorNames.FromPattern("\u001b[2J\u202e{module}.{parameter}") };
        TrainingFolder.Train(0).Network.Save(_folder.PathOf("a"), names);
        TrainingFolder.Train(3).Network.Save(_folder.PathOf("b"), names);
        using var printed = new StringWriter();
        FingerprintCommand.Run(_folder.PathOf("a"), printed);

        foreach (string report in new[] { TrainingFolder.Compare(_folder.PathOf("a"), _folder.PathOf("b")).Report, printed.ToString() })
        {
            Assert.Contains(@"\u001b[2J\u202e0.weight ", report, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', report);
            Assert.DoesNotContain('\u202e', report);
        }
    }

    /// <summary>Standardizations are texts of a file, not tensors.</summary>
    [Fact]
    public void Standardizations_are_compared()
    {
        Sample network = TrainingFolder.Train(0).Network;
        network.Save(_folder.PathOf("a"));
        network.InputStandardization = new Standardization([1, 2, 3], [1, 4, 0.5f]);
        network.Save(_folder.PathOf("b"));

        (Verdict verdict, string report) = TrainingFolder.Compare(_folder.PathOf("a"), _folder.PathOf("b"));

        Assert.Equal(Verdict.Different, verdict);
        Assert.Matches(@"input_deviations +1 of 3 +1 +2 +4 +40000000 +40800000 +8388608", report);
    }

    [Fact]
    public void A_checkpoint_is_compared_with_a_network()
    {
        string checkpoint = _folder.Save("a", 4);
        TrainingFolder.Train(4).Network.Save(_folder.PathOf("b"));

        Assert.Equal(Verdict.Equal, TrainingFolder.Compare(checkpoint, _folder.PathOf("b")).Verdict);
        Assert.Equal(Verdict.Different, TrainingFolder.Compare(_folder.PathOf("b"), _folder.Save("c", 6)).Verdict);
    }

    [Fact]
    public void Another_declaration_cannot_be_compared()
    {
        new Trainer<Other>(new Other(seed: 1)).SaveCheckpoint(_folder.PathOf("b"));

        var error = Assert.Throws<IncomparableException>(() => TrainingFolder.Compare(_folder.Save("a", 4), _folder.PathOf("b")));

        Assert.Contains("Expected one declaration", error.Message, StringComparison.Ordinal);
        Assert.Contains("3-5-2", error.Message, StringComparison.Ordinal);
        Assert.Contains("3-4-2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        string file = _folder.Save("a", 4);
        byte[] bytes = File.ReadAllBytes(file);
        bytes[^5] ^= 16;
        File.WriteAllBytes(_folder.PathOf("b"), bytes);

        var error = Assert.Throws<IncomparableException>(() => TrainingFolder.Compare(file, _folder.PathOf("b")));

        Assert.Contains("it is damaged", error.Message, StringComparison.Ordinal);
        Assert.StartsWith(_folder.PathOf("b"), error.Message, StringComparison.Ordinal);
    }

    /// <summary>Fails when the first pair that differs is not the one of the lowest step.</summary>
    [Fact]
    public void The_first_checkpoints_of_folders_that_differ_are_reported()
    {
        foreach (int step in new[] { 1, 2, 3, 10 })
        {
            _folder.Save($"a/{CheckpointName.Of(step)}", 2 * step);
            _folder.Save($"b/{CheckpointName.Of(step)}", 2 * step);
        }

        Assert.Equal(Verdict.Equal, TrainingFolder.Compare(_folder.PathOf("a"), _folder.PathOf("b")).Verdict);
        foreach (int step in new[] { 3, 10 })
        {
            _folder.Flip(_folder.PathOf($"a/{CheckpointName.Of(step)}"), $"b/{CheckpointName.Of(step)}", "0.bias", 1);
        }

        File.Delete(_folder.PathOf($"a/{CheckpointName.Of(2)}"));
        (Verdict verdict, string report) = TrainingFolder.Compare(_folder.PathOf("a"), _folder.PathOf("b"));

        Assert.Equal(Verdict.Different, verdict);
        Assert.StartsWith("Equal up to step 1. The first step that differs: 3.", report);
        Assert.Contains("0.bias", report, StringComparison.Ordinal);

        File.Delete(_folder.PathOf($"a/{CheckpointName.Of(1)}"));
        (verdict, report) = TrainingFolder.Compare(_folder.PathOf("a"), _folder.PathOf("b"));

        Assert.Equal(Verdict.Different, verdict);
        Assert.StartsWith("The first step that differs: 3. No earlier step is in both.", report);
    }

    [Fact]
    public void Folders_without_a_step_in_common_cannot_be_compared()
    {
        _folder.Save($"a/{CheckpointName.Of(1)}", 2);
        _folder.Save($"b/{CheckpointName.Of(2)}", 4);
        Directory.CreateDirectory(_folder.PathOf("empty"));

        Assert.Throws<IncomparableException>(() => TrainingFolder.Compare(_folder.PathOf("a"), _folder.PathOf("b")));
        Assert.Throws<IncomparableException>(() => TrainingFolder.Compare(_folder.PathOf("a"), _folder.PathOf("empty")));
        Assert.Throws<IncomparableException>(() => TrainingFolder.Compare(_folder.PathOf("a"), _folder.Save("c", 1)));
    }
}
