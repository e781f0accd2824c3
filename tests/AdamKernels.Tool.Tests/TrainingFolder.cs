using System.Globalization;

namespace AdamKernels.Tool.Tests;

/// <summary>A folder with files of small trainings, which is deleted after a test.</summary>
internal sealed class TrainingFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("AdamKernels.Tool.");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>A trainer after some batches. After an odd number, gradients wait for an update.</summary>
    public static Trainer<Sample> Train(int batches, Action<Trainer<Sample>, float>? stepped = null)
    {
        var trainer = new Trainer<Sample>(new Sample(seed: 1) { InputStandardization = new Standardization([1, 2, 3], [1, 2, 0.5f]) });
        for (int batch = 0; batch < batches; batch++)
        {
            Step(trainer, stepped);
        }

        return trainer;
    }

    public static void Step(Trainer<Sample> trainer, Action<Trainer<Sample>, float>? stepped = null)
    {
        float loss = trainer.Step([0.5f, -1, 2, 1.5f, 0, -0.25f], [1, 0, 0.5f, -1]);
        stepped?.Invoke(trainer, loss);
    }

    /// <summary>Saves a checkpoint.</summary>
    public string Save(string name, int batches)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Train(batches).SaveCheckpoint(path);
        return path;
    }

    /// <summary>Flips the lowest bit of a value of a file, and corrects the checksum.</summary>
    public string Flip(string path, string name, string tensor, int index)
    {
        byte[] bytes = File.ReadAllBytes(path);
        TensorFile file = TensorFile.Parse(bytes);
        TensorEntry entry = file.Find(tensor)!;
        bytes[file.GetPosition(entry) + index * entry.Type.Size] ^= 1;
        ReadOnlySpan<byte> digits = "\"adamkernels.crc32c\":\""u8;
        int place = bytes.AsSpan().IndexOf(digits) + digits.Length;
        Checksum.Of(bytes, place).TryFormat(bytes.AsSpan(place, Checksum.Digits), out _, "x8", CultureInfo.InvariantCulture);
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    /// <summary>A log of a training.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="batches">Batches, two for each update.</param>
    /// <param name="every">Updates between two lines.</param>
    /// <param name="changedAt">The update after which the last parameter differs; 0 for none.</param>
    public string Log(string name, int batches, int every = 1, int changedAt = 0)
    {
        Trainer<Sample> trainer = Train(0);
        using var log = new FingerprintLog<Sample>(trainer, PathOf(name), every);
        for (int batch = 0; batch < batches; batch++)
        {
            Step(trainer, (_, loss) =>
            {
                if (trainer.StepCount == changedAt && trainer.PendingBatches == 0)
                {
                    var parameters = new float[Sample.ParameterCount];
                    trainer.Network.GetParameters(parameters);
                    parameters[^1] = MathF.BitIncrement(parameters[^1]);
                    trainer.Network.SetParameters(parameters);
                }

                log.Append(loss);
            });
        }

        return PathOf(name);
    }

    /// <summary>Compares, and returns what is reported.</summary>
    public static (Verdict Verdict, string Report) Compare(string first, string second)
    {
        using var output = new StringWriter();
        Verdict verdict = CompareCommand.Run(first, second, output);
        return (verdict, output.ToString());
    }
}
