using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Persistence.Fingerprints;

/// <summary>The log of fingerprints, as docs/determinism.md specifies it.</summary>
public sealed class FingerprintLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Batch _batch = Batch.For<WithAccumulation>(rows: 8);
    private readonly Trainer<WithAccumulation> _trainer = new(new WithAccumulation(seed: 1));

    private string Path => _folder.PathOf("run.fingerprints");

    private string[] Lines => File.ReadAllLines(Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_header_names_the_declaration_and_the_layers()
    {
        new FingerprintLog<WithAccumulation>(_trainer, Path).Dispose();

        Assert.Equal("# adamkernels fingerprints 1", Lines[0]);
        Assert.Equal("# model 3-5-2 (Tanh, Sigmoid)", Lines[1]);
        Assert.StartsWith("# training MeanSquaredError, ", Lines[2]);
        Assert.Matches("^# declaration_hash [0-9a-f]{16}$", Lines[3]);
        Assert.Equal($"# max_batch_size {WithAccumulation.MaxBatchSize}", Lines[4]);
        Assert.Equal("# step fingerprint loss numbers layer1 layer2", Lines[5]);
        var parts = new XxHash64[3];
        Array.Fill(parts, new XxHash64());
        ulong fingerprint = _trainer.Fingerprint(parts);
        Assert.Equal($"0 {fingerprint:x16} - {string.Join(' ', parts.Select(part => $"{part.Value:x16}"))}", Lines[6]);
        Assert.Equal(7, Lines.Length);

        string other = _folder.PathOf("other.fingerprints");
        new FingerprintLog<Control>(new Trainer<Control>(new Control(seed: 1)), other).Dispose();
        Assert.NotEqual(Lines[3], File.ReadAllLines(other)[3]);
    }

    /// <summary>
    /// Batches that wait make no line. Fails when a line is written for each call, or for steps between two multiples.
    /// </summary>
    [Fact]
    public void A_line_follows_every_few_updates()
    {
        using var log = new FingerprintLog<WithAccumulation>(_trainer, Path, everySteps: 2);
        string expected = "";
        for (int batch = 1; batch <= 12; batch++)
        {
            float loss = _trainer.Step(_batch.Inputs, _batch.Targets);
            log.Append(loss);
            expected = batch == 6 ? $"2 {_trainer.Fingerprint():x16} {BitConverter.SingleToUInt32Bits(loss):x8} " : expected;
        }

        string[] lines = Read()[6..];
        Assert.Equal(["0", "2", "4"], lines.Select(line => line.Split(' ')[0]));
        Assert.StartsWith(expected, lines[1]);
    }

    /// <summary>Fails when the parts are those of other layers, or when one of them is not hashed.</summary>
    [Fact]
    public void A_changed_parameter_changes_its_layer_alone()
    {
        var parameters = new float[WithAccumulation.ParameterCount];
        _trainer.Network.GetParameters(parameters);
        string[] before = Parts("before");
        parameters[^1] = MathF.BitIncrement(parameters[^1]);
        _trainer.Network.SetParameters(parameters);
        string[] changed = Parts("changed");
        _trainer.LearningRate *= 2;
        string[] faster = Parts("faster");

        Assert.Equal([true, false, true, true, true, false], before.Zip(changed, (a, b) => a == b));
        Assert.Equal([true, false, true, false, true, true], changed.Zip(faster, (a, b) => a == b));

        string[] Parts(string name)
        {
            new FingerprintLog<WithAccumulation>(_trainer, _folder.PathOf(name)).Dispose();
            return File.ReadAllLines(_folder.PathOf(name))[^1].Split(' ');
        }
    }

    /// <summary>A process that was killed has left a part of a line. Fails when it stays, or when whole lines go.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(200)]
    public void A_log_is_continued_after_its_last_whole_line(int left)
    {
        new FingerprintLog<WithAccumulation>(_trainer, Path).Dispose();

        byte[] whole = File.ReadAllBytes(Path);
        File.WriteAllBytes(Path, [.. whole, .. new byte[left].Select(_ => (byte)'7')]);
        new FingerprintLog<WithAccumulation>(_trainer, Path).Dispose();

        string[] lines = Lines;
        Assert.Equal(8, lines.Length);
        Assert.Equal(lines[6], lines[7]);

        // A part of the header is written again.
        File.WriteAllBytes(Path, whole[..20]);
        new FingerprintLog<WithAccumulation>(_trainer, Path).Dispose();

        Assert.Equal(whole, File.ReadAllBytes(Path));
    }

    /// <summary>Fails when the file is changed, or stays open.</summary>
    [Fact]
    public void Another_file_is_refused_and_stays()
    {
        new FingerprintLog<WithAccumulation>(_trainer, Path).Dispose();

        byte[] before = File.ReadAllBytes(Path);

        var error = Assert.Throws<CheckpointException>(() => new FingerprintLog<Control>(new Trainer<Control>(new Control(seed: 1)), Path));

        Assert.Contains("Expected no file, or a log of fingerprints of 4-32-32-2", error.Message, StringComparison.Ordinal);
        Assert.EndsWith($"but {Path} is another file: choose another path.", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path));
        new FileStream(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
        Assert.Throws<ArgumentOutOfRangeException>(() => new FingerprintLog<WithAccumulation>(_trainer, _folder.PathOf("none"), 0));
        Assert.False(File.Exists(_folder.PathOf("none")));
    }

    /// <summary>Shorter than the header of a log, which may have been cut off. Fails when the file is taken for such a one.</summary>
    [Fact]
    public void Another_short_file_is_refused_and_stays()
    {
        File.WriteAllText(Path, "# notes\n");

        Assert.Throws<CheckpointException>(() => new FingerprintLog<WithAccumulation>(_trainer, Path));

        Assert.Equal("# notes\n", File.ReadAllText(Path));
    }

    /// <summary>Fails when lines of two trainings get into one file.</summary>
    [Fact]
    public void A_second_log_of_a_file_is_refused()
    {
        var other = new Trainer<WithAccumulation>(new WithAccumulation(seed: 2));
        using (new FingerprintLog<WithAccumulation>(_trainer, Path))
        {
            Assert.Contains(Path, Assert.Throws<CheckpointException>(() => new FingerprintLog<WithAccumulation>(other, Path)).Message);
        }

        new FingerprintLog<WithAccumulation>(other, Path).Dispose();
        Assert.Equal([Path], Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!));
    }

    /// <summary>Fails when the lock stays behind, and the next log is refused.</summary>
    [Fact]
    public void A_folder_is_no_log()
    {
        Directory.CreateDirectory(Path);
        Assert.Throws<UnauthorizedAccessException>(() => new FingerprintLog<WithAccumulation>(_trainer, Path));

        Directory.Delete(Path);
        new FingerprintLog<WithAccumulation>(_trainer, Path).Dispose();
    }

    [Fact]
    public void A_closed_log_says_so()
    {
        var log = new FingerprintLog<WithAccumulation>(_trainer, Path);
        log.Dispose();
        log.Dispose();

        Assert.Throws<ObjectDisposedException>(() => log.Append(1));
    }

    [Fact]
    public void The_bits_of_a_loss_have_8_digits() =>
        Assert.Equal("7 000000000000002a 00000001\n", FingerprintLogFormat.Line(step: 7, fingerprint: 42, float.Epsilon, parts: []));

    /// <summary>A checkpoint of an earlier step may be loaded. Fails when the log waits until the training has caught up.</summary>
    [Fact]
    public void An_earlier_step_is_logged_again()
    {
        var trainer = new Trainer<Control>(new Control(seed: 1));
        Batch batch = Batch.For<Control>(rows: 4);
        var checkpoint = new byte[trainer.GetCheckpointLength()];
        trainer.SaveCheckpoint(checkpoint);
        using var log = new FingerprintLog<Control>(trainer, Path, everySteps: 2);
        Train(4);
        trainer.LoadCheckpoint(checkpoint);
        Train(2);

        Assert.Equal(["0", "2", "4", "1", "2"], Read()[6..].Select(line => line.Split(' ')[0]));

        void Train(int steps)
        {
            for (int step = 0; step < steps; step++)
            {
                log.Append(trainer.Step(batch.Inputs, batch.Targets));
            }
        }
    }

    [Fact]
    public void A_call_that_writes_nothing_allocates_nothing()
    {
        using var log = new FingerprintLog<WithAccumulation>(_trainer, Path, everySteps: int.MaxValue);
        Allocations.AssertNone(() => log.Append(_trainer.Step(_batch.Inputs, _batch.Targets)), calls: 300);
    }

    /// <summary>The lines, while the log has the file.</summary>
    private string[] Read()
    {
        using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
