using AdamKernels.Benchmarks.Networks;

namespace AdamKernels.Benchmarks.Files;

/// <summary>A checkpoint in memory and on the disk, and the ways to write and read it.</summary>
internal sealed class CheckpointFiles : IDisposable
{
    private readonly Trainer<Classifier784x512x512x10> _trainer = new(new Classifier784x512x512x10(seed: 1));
    private readonly byte[] _file;
    private readonly byte[] _copy;
    private readonly string _source;
    private readonly string _target;
    private readonly FileStream _stream;

    /// <summary>Trains a step, and saves.</summary>
    /// <param name="folder">Where the files are.</param>
    public CheckpointFiles(string folder)
    {
        _trainer.Step(new float[2 * Classifier784x512x512x10.InputCount], new int[2]);
        _file = new byte[_trainer.GetCheckpointLength()];
        _copy = new byte[_file.Length];
        _trainer.SaveCheckpoint(_file);
        _source = Path.Combine(folder, "source");
        _target = Path.Combine(folder, "target");
        File.WriteAllBytes(_source, _file);
        _stream = new FileStream(Path.Combine(folder, "stream"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
    }

    /// <summary>Bytes of the checkpoint.</summary>
    public int Length => _file.Length;

    public void SaveToMemory() => _trainer.SaveCheckpoint(_copy);

    public void SaveToStream()
    {
        _stream.Position = 0;
        _trainer.SaveCheckpoint(_stream);
    }

    public void SaveToPath() => _trainer.SaveCheckpoint(_target);

    public void LoadFromMemory() => _trainer.LoadCheckpoint(_file);

    public void LoadFromPath() => _trainer.LoadCheckpoint(_source);

    public void CopyMemory() => _file.CopyTo(_copy, 0);

    public void CopyFile() => File.Copy(_source, _target, overwrite: true);

    public void CopyAndFlush()
    {
        string partial = _target + ".copy";
        File.Copy(_source, partial, overwrite: true);
        using (var stream = new FileStream(partial, FileMode.Open, FileAccess.Write))
        {
            stream.Flush(flushToDisk: true);
        }

        File.Move(partial, _target, overwrite: true);
    }

    public void Dispose() => _stream.Dispose();
}
