using AdamKernels;
using LiveService.CommandLine;
using SampleKit;

namespace LiveService.Learning;

/// <summary>The network that learns, its checkpoints, and the publisher that serves its weights.</summary>
/// <remarks>
/// One thread learns. The publisher and the figures may be read by any thread; nobody else may use the network that learns, whose
/// weights change during a step.
/// </remarks>
internal sealed class Training : IDisposable
{
    /// <summary>
    /// Requests that predict at the same moment hold one slot each, or share one. When all are held, the weights are published after the
    /// next step instead.
    /// </summary>
    private const int Slots = 16;

    private readonly Trainer<PumpModel> _trainer;
    private readonly CheckpointFolder? _checkpoints;
    private readonly int _checkpointSteps;
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private long _learnedCount;
    private long _savedSteps = -1;
    private long _nextSave;
    private float _loss = float.NaN;
    private volatile string? _checkpointProblem;

    /// <summary>Resumes from the newest checkpoint, or begins.</summary>
    /// <exception cref="UserErrorException">The directory of the checkpoints cannot be used.</exception>
    /// <exception cref="CheckpointException">Another process uses it, or its checkpoints are damaged or of another network.</exception>
    public Training(LiveServiceOptions options)
    {
        var network = new PumpModel(options.Seed);
        _trainer = new Trainer<PumpModel>(network);
        _checkpointSteps = options.CheckpointSteps;
        _inputs = new float[options.Batch * PumpModel.InputCount];
        _targets = new float[options.Batch * PumpModel.OutputCount];
        if (options.Checkpoint is { } path)
        {
            _checkpoints = Open(path);
            IsResumed = _checkpoints.LoadNewest(_trainer);
            _savedSteps = IsResumed ? StepCount : -1;
        }

        _nextSave = StepCount + _checkpointSteps;

        // After the checkpoint was loaded, so that the first version has its weights.
        Publisher = new WeightPublisher<PumpModel>(network, Slots);
        _trainer.PublishTo(Publisher, options.PublishSteps);
    }

    /// <summary>Has the newest published weights, for all who predict.</summary>
    public WeightPublisher<PumpModel> Publisher { get; }

    /// <summary>Whether a checkpoint was loaded.</summary>
    public bool IsResumed { get; }

    /// <summary>Steps so far, including those before the checkpoint.</summary>
    public long StepCount => _trainer.StepCount;

    /// <summary>Steps in the newest checkpoint; null if there is none.</summary>
    public long? SavedSteps => Volatile.Read(ref _savedSteps) is >= 0 and long steps ? steps : null;

    /// <summary>Samples learned since the service started.</summary>
    public long LearnedCount => Volatile.Read(ref _learnedCount);

    /// <summary>Loss of the last step's samples before the step; null before the first one.</summary>
    public float? Loss => Volatile.Read(ref _loss) is var loss && float.IsNaN(loss) ? null : loss;

    /// <summary>Why the last checkpoint could not be saved; null if it was.</summary>
    public string? CheckpointProblem => _checkpointProblem;

    /// <summary>Compiles what steps and predictions need.</summary>
    public void WarmUp()
    {
        _trainer.WarmUp();
        _trainer.Network.WarmUp();
    }

    /// <summary>Makes a step with the samples that wait, but no more than a batch. Publishes and saves when it is time.</summary>
    /// <exception cref="NonFiniteLossException">The loss is not finite. The weights are as before the step.</exception>
    public void Learn(SampleQueue queue)
    {
        int count = 0;
        while (count < _targets.Length / PumpModel.OutputCount && queue.TryTake(out Sample sample))
        {
            sample.Inputs.CopyTo(_inputs, count * PumpModel.InputCount);
            sample.Targets.CopyTo(_targets, count * PumpModel.OutputCount);
            count++;
        }

        if (count == 0)
        {
            return;
        }

        float loss = _trainer.Step(_inputs.AsSpan(0, count * PumpModel.InputCount), _targets.AsSpan(0, count * PumpModel.OutputCount));
        Volatile.Write(ref _loss, loss);
        Volatile.Write(ref _learnedCount, _learnedCount + count);
        if (StepCount >= _nextSave)
        {
            Save();
        }
    }

    /// <summary>Saves a checkpoint if there were steps since the last one. A failure is a <see cref="CheckpointProblem"/>.</summary>
    public void Save()
    {
        if (_checkpoints is null || StepCount == _savedSteps)
        {
            return;
        }

        _nextSave = StepCount + _checkpointSteps;
        try
        {
            _checkpoints.Save(_trainer);
            Volatile.Write(ref _savedSteps, StepCount);
            _checkpointProblem = null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Learning and answering go on. State and health of the service tell, and the next checkpoint may be saved.
            _checkpointProblem = error.Message;
        }
    }

    public void Dispose() => _checkpoints?.Dispose();

    private static CheckpointFolder Open(string path)
    {
        try
        {
            return new CheckpointFolder(path);
        }
        catch (Exception error) when (error is (IOException or UnauthorizedAccessException) and not CheckpointException)
        {
            throw new UserErrorException($"{path}: expected a directory that can be written, found {error.Message}");
        }
    }
}
