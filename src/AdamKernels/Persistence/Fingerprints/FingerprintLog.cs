using System.Text;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Writes the fingerprints of a training to a text file, a line every few steps: two machines that should agree write the same lines, and
/// <c>adamkernels compare</c> names the first step and the layers that differ.
/// </summary>
/// <remarks>
/// docs/determinism.md specifies the file. Each line is passed on to the operating system before <see cref="Append"/> returns.
/// </remarks>
/// <typeparam name="TNetwork">A class with <see cref="NetworkAttribute"/>.</typeparam>
public sealed class FingerprintLog<TNetwork> : IDisposable
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly Trainer<TNetwork> _trainer;
    private readonly int _everySteps;
    private readonly FileStream _lock;
    private readonly FileStream _file;

    /// <summary>The step of the last line.</summary>
    private long _lastStep;

    /// <summary>Opens the file, and writes the fingerprint of the trainer as it is.</summary>
    /// <remarks>
    /// If the file is there, lines are appended, as for a training that was interrupted and resumed. A line replaces earlier lines
    /// of the same or later steps. One log at a time writes a file; <c>.lock</c> beside it keeps others away.
    /// </remarks>
    /// <param name="trainer">The trainer.</param>
    /// <param name="path">The file.</param>
    /// <param name="everySteps">A line is written each time the number of updates reaches a multiple of this; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is below 1.</exception>
    /// <exception cref="CheckpointException">Another log writes the file, or it is there, but is no log of the same declaration,
    /// <c>MaxBatchSize</c> included. It is unchanged.</exception>
    /// <exception cref="IOException">The file cannot be opened or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public FingerprintLog(Trainer<TNetwork> trainer, string path, int everySteps = 1)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(everySteps, 1);
        _trainer = trainer;
        _everySteps = everySteps;

        // The file's own lock would not do: on Unix, what is shared with those who read it is shared with writers too.
        _lock = FileLock.Take(path + ".lock", path, FileOptions.DeleteOnClose);
        try
        {
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            Begin(Encoding.UTF8.GetBytes(FingerprintLogFormat.Header(TNetwork.Description)));
            Write(loss: null);
        }
        catch
        {
            _file?.Dispose();
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Writes the fingerprint of the trainer if the number of its updates has reached another multiple of <c>everySteps</c>. Call it after
    /// each step, also from <see cref="FitOptions.StepCompleted"/>. A call that writes nothing allocates nothing.
    /// </summary>
    /// <param name="loss">The loss of the step.</param>
    /// <exception cref="InvalidOperationException">Another thread uses the trainer.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The log is closed.</exception>
    public void Append(float loss)
    {
        ObjectDisposedException.ThrowIf(!_file.CanWrite, this);
        long step = _trainer.StepCount;

        // A checkpoint of an earlier step may have been loaded.
        if (step < _lastStep || step / _everySteps > _lastStep / _everySteps)
        {
            Write(loss);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _file.Dispose();
        _lock.Dispose();
    }

    /// <summary>Writes the header, or finds the end of the last whole line.</summary>
    private void Begin(ReadOnlySpan<byte> header)
    {
        var start = new byte[header.Length];
        int length = _file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (!header.StartsWith(start.AsSpan(0, length)))
        {
            throw new CheckpointException(
                $"Expected no file, or a log of fingerprints of {TNetwork.Description.Model}, {TNetwork.Description.Training}, "
                    + FormattableString.Invariant($"MaxBatchSize = {TNetwork.Description.MaxBatchSize}, ")
                    + $"but {_file.Name} is another file: choose another path.");
        }

        if (length < header.Length)
        {
            _file.SetLength(0);
            _file.Write(header);
            return;
        }

        // A process that was stopped while it wrote has left a part of a line.
        long end = _file.Length + 1;
        do
        {
            _file.Position = --end - 1;
        }
        while (_file.ReadByte() != '\n');
        _file.SetLength(end);
    }

    private void Write(float? loss)
    {
        var parts = new XxHash64[1 + TNetwork.Description.Layers.Length];
        Array.Fill(parts, new XxHash64());
        ulong fingerprint = _trainer.Fingerprint(parts);
        _lastStep = _trainer.StepCount;
        _file.Write(Encoding.UTF8.GetBytes(FingerprintLogFormat.Line(_lastStep, fingerprint, loss, parts)));
        _file.Flush();
    }
}
