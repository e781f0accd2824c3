namespace AdamKernels;

/// <summary>
/// A folder with the newest checkpoints of a training, for <see cref="FitOptions.Checkpoints"/> or a loop of the program's own.
/// </summary>
/// <remarks>
/// Each checkpoint is a file of its own, named after the number of updates, such as <c>checkpoint-000000001200.safetensors</c>. As long as
/// the object is not disposed, no other process can open the folder for its checkpoints.
/// </remarks>
public sealed class CheckpointFolder : IDisposable
{
    private const string LockName = ".lock";

    private readonly FileStream _lock;

    /// <summary>Those that were found not to be whole.</summary>
    private readonly HashSet<string> _damaged = [];

    /// <summary>Updates that the trainer had made when it was last asked whether to save.</summary>
    private long _seenStepCount;

    /// <summary>Opens a folder, and creates it if it is not there.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="keep">Number of checkpoints to keep, at least 1. Older ones are deleted.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    /// <exception cref="IOException">The folder cannot be created, or another process uses it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written.</exception>
    public CheckpointFolder(string path, int keep = 3)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, 1);
        Path = System.IO.Path.GetFullPath(path);
        Keep = keep;
        Directory.CreateDirectory(Path);
        _lock = FileLock.Take(System.IO.Path.Combine(Path, LockName), Path);

        // What a process has left that was stopped while it saved.
        Disk.Instance.DeleteUnused(Path, CheckpointName.Prefix);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Number of checkpoints that are kept.</summary>
    public int Keep { get; }

    /// <summary>A Fit saves a checkpoint each time it has made this many updates; 0, the default, saves only after epochs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int EverySteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>A Fit saves a checkpoint each time it has run this many epochs, 1 by default; 0 saves only after the last one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int EveryEpochs
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }
    = 1;

    /// <summary>Whether there are checkpoints, whole or not.</summary>
    public bool HasCheckpoints => Files().Count > 0;

    /// <summary>Saves a checkpoint of a trainer, and deletes those that are too old or damaged.</summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="trainer">The trainer.</param>
    /// <exception cref="CheckpointException">
    /// The file cannot be written, or a parameter is not finite. The other files are unchanged.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The folder has a checkpoint after more updates, as of an earlier run: it would be found instead of this one.
    /// </exception>
    public void Save<TNetwork>(Trainer<TNetwork> trainer)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        Save(trainer.StepCount, trainer.SaveCheckpoint);
    }

    /// <summary>Loads the newest checkpoint that is whole.</summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="trainer">Receives the state.</param>
    /// <returns>Whether there was a checkpoint. If not, nothing has changed.</returns>
    /// <exception cref="CheckpointException">
    /// No checkpoint is whole, or the newest one that is whole is of another training. Nothing has changed.
    /// </exception>
    public bool LoadNewest<TNetwork>(Trainer<TNetwork> trainer)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        if (FindNewest() is not { } path)
        {
            return false;
        }

        trainer.LoadCheckpoint(path);
        return true;
    }

    /// <summary>The newest checkpoint that is whole; null if there are none.</summary>
    /// <exception cref="CheckpointException">There are some, but none is whole.</exception>
    public string? FindNewest()
    {
        CheckpointException? damage = null;
        byte[] buffer = [];
        foreach ((_, string path) in Files())
        {
            try
            {
                TensorFile.Parse(FileBytes.Read(path, ref buffer));
                return path;
            }
            catch (CheckpointException error)
            {
                _damaged.Add(path);
                damage ??= error.In(path);
            }
        }

        return damage is null ? null : throw new CheckpointException(
            $"Expected a whole checkpoint in {Path}, but all are damaged. The newest: {damage.Message}", damage);
    }

    /// <summary>Lets other processes use the folder.</summary>
    public void Dispose() => _lock.Dispose();

    internal LoadedTraining ReadNewest(TrainingFile file) => file.Read(FindNewest()!);

    internal void BeginFit(FitProgress progress) => _seenStepCount = progress.StepCount;

    internal void SaveAfterStep(TrainingFile file, FitProgress progress)
    {
        if (IsDue(progress))
        {
            Save(file, progress.StepCount);
        }
    }

    internal void SaveAfterEpoch(TrainingFile file, FitProgress progress, bool isLast)
    {
        if (IsDue(progress) || isLast || (EveryEpochs > 0 && progress.History.Count % EveryEpochs == 0))
        {
            Save(file, progress.StepCount);
        }
    }

    internal void Save(TrainingFile file, long stepCount) => Save(stepCount, file.Save);

    private void Save(long stepCount, Action<string> save)
    {
        CheckNewest(stepCount);
        string path = System.IO.Path.Combine(Path, CheckpointName.Of(stepCount));
        save(path);
        _damaged.Remove(path);
        DeleteOldest();
    }

    /// <summary>
    /// Whether the Fit has reached another multiple. It may have passed it: the last batches of an epoch make an update too.
    /// </summary>
    private bool IsDue(FitProgress progress)
    {
        long before = _seenStepCount - progress.FirstStep, now = progress.StepCount - progress.FirstStep;
        _seenStepCount = progress.StepCount;
        return EverySteps > 0 && now / EverySteps > before / EverySteps;
    }

    private void CheckNewest(long stepCount)
    {
        if (Files().Find(file => file.StepCount > stepCount && !_damaged.Contains(file.Path)) is { Path: not null } newer)
        {
            throw new InvalidOperationException(
                $"Expected no checkpoint after more than {stepCount} updates, but {Path} has one after {newer.StepCount}, which would be "
                    + "found instead of this one: load it, or choose another folder.");
        }
    }

    /// <summary>The checkpoints, the newest first.</summary>
    private List<(long StepCount, string Path)> Files()
    {
        ObjectDisposedException.ThrowIf(!_lock.CanWrite, this);
        var files = new List<(long StepCount, string Path)>();
        foreach (string path in Directory.EnumerateFiles(Path))
        {
            if (CheckpointName.StepCountOf(path) is { } stepCount)
            {
                files.Add((stepCount, path));
            }
        }

        files.Sort((a, b) => b.StepCount.CompareTo(a.StepCount));
        return files;
    }

    private void DeleteOldest()
    {
        int kept = 0;
        foreach ((_, string path) in Files())
        {
            if (!_damaged.Contains(path) && ++kept <= Keep)
            {
                continue;
            }

            try
            {
                File.Delete(path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Somebody reads it. The next save tries again, and a training does not end because of a file too many.
            }
        }
    }
}
