namespace AdamKernels.Tests.Persistence.Damage;

/// <summary>A trainer and its network, which a load that fails must leave as they were.</summary>
internal sealed class LoadSubject<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly Trainer<TNetwork> _trainer;
    private readonly bool _isCheckpoint;
    private readonly byte[] _before;
    private byte[] _now;

    /// <param name="trainer">The trainer.</param>
    /// <param name="isCheckpoint">Whether files are loaded by the trainer; otherwise by its network.</param>
    public LoadSubject(Trainer<TNetwork> trainer, bool isCheckpoint)
    {
        _trainer = trainer;
        _isCheckpoint = isCheckpoint;
        _before = new byte[trainer.GetCheckpointLength()];
        _now = new byte[_before.Length];
        trainer.SaveCheckpoint(_before);
    }

    public NetworkFileOptions? Options { get; init; }

    /// <summary>Whether everything that a checkpoint holds is as it was.</summary>
    public bool IsUnchanged
    {
        get
        {
            int length = _trainer.GetCheckpointLength();
            if (length > _now.Length)
            {
                _now = new byte[length];
            }

            return _now.AsSpan(0, _trainer.SaveCheckpoint(_now)).SequenceEqual(_before);
        }
    }

    /// <summary>Loads a file. Fails if that throws another exception, or throws and changes anything.</summary>
    /// <returns>Why not; null if it was loaded.</returns>
    public CheckpointException? Load(byte[] file)
    {
        try
        {
            if (_isCheckpoint)
            {
                _trainer.LoadCheckpoint(file);
            }
            else
            {
                _trainer.Network.LoadFrom(file, Options);
            }

            return null;
        }
        catch (CheckpointException error)
        {
            Assert.True(IsUnchanged, error.Message);
            return error;
        }
    }

    /// <summary>Fails unless a file is refused with a message that says this.</summary>
    public void AssertRefuses(byte[] file, string message)
    {
        CheckpointException? error = Load(file);
        Assert.True(error is not null, $"Expected an exception with \"{message}\", but the file was loaded.");
        Assert.Contains(message, error.Message);
        Assert.InRange(error.Message.Length, 20, 5_000);
        Assert.InRange(error.Position ?? 0, 0, file.Length);
    }

    /// <summary>Brings the state back that it began with.</summary>
    public void Reset() => _trainer.LoadCheckpoint(_before);
}
