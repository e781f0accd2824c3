using System.Reflection;
using AdamKernels.Runtime;

namespace AdamKernels.Conformance;

/// <summary>The training of a network, as conformance/README.md specifies it.</summary>
internal sealed class Session<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private const ulong Seed = 7;

    /// <summary>The steps after which an interrupted training goes on with another trainer: in a Fit, the first one of them.</summary>
    private static readonly int[] Interruptions = [57, 58, 133];

    private static readonly NetworkDescription Description = TNetwork.Description;
    private static readonly ScheduleAttribute? Schedule = typeof(TNetwork).GetCustomAttribute<ScheduleAttribute>();
    private static readonly SamplesAttribute Kind = typeof(TNetwork).GetCustomAttribute<SamplesAttribute>() ?? new SamplesAttribute();

    private readonly Func<ulong, TNetwork> _create;
    private readonly RunOptions _options;
    private readonly Report<TNetwork> _report;
    private Trainer<TNetwork> _trainer;

    public Session(Func<ulong, TNetwork> create, RunOptions options, Report<TNetwork> report)
    {
        _create = create;
        _options = options;
        _report = report;
        _trainer = CreateTrainer(Seed);
        _report.AddLine(_trainer, step: 0);
    }

    /// <summary>A loop over batches of every size from the largest downwards in turn.</summary>
    public void Loop()
    {
        var schedule = (ILearningRateSchedule?)Schedule?.Create();
        for (int step = 0; step < TrainingCase.Steps; step++)
        {
            _trainer.LearningRate = schedule?.GetLearningRate(step) ?? _trainer.LearningRate;
            _report.AddLoss(Step(step));
            _report.AddInputGradients(_trainer);
            if (step + 1 is 1 or 10 or TrainingCase.Steps)
            {
                _report.AddLine(_trainer, step + 1);
            }

            if (_options.IsInterrupted && Interruptions.Contains(step + 1))
            {
                Interrupt(Checkpoint());
            }
        }
    }

    /// <summary>A Fit over a set of samples.</summary>
    public void Fit(FitAttribute fit)
    {
        using var cancellation = new CancellationTokenSource();
        byte[]? checkpoint = null;

        // Batches, of which several can be summed for one update.
        int steps = 0;
        Action<StepResult> stepCompleted = step =>
        {
            steps++;
            _report.AddLoss(step.Loss);
            if (steps is 1 or 10)
            {
                _report.AddLine(_trainer, steps);
            }

            if (_options.IsInterrupted && steps == Interruptions[0])
            {
                checkpoint = Checkpoint();
                cancellation.Cancel();
            }
        };
        try
        {
            Fit(fit, stepCompleted, isResumed: false, cancellation.Token);
        }
        catch (OperationCanceledException) when (checkpoint is not null)
        {
            Interrupt(checkpoint);
            Fit(fit, stepCompleted, isResumed: true, CancellationToken.None);
        }
    }

    private void Fit(FitAttribute fit, Action<StepResult> stepCompleted, bool isResumed, CancellationToken cancellation) => _trainer.Fit(
        RandomSamples.Inputs(Description, fit.Samples, seed: 0),
        Targets(fit.Samples, seed: 0),
        new FitOptions
        {
            Epochs = fit.Epochs,
            BatchSize = fit.BatchSize,
            ValidationFraction = fit.ValidationFraction,
            Seed = (ulong)fit.Seed,
            Schedule = Schedule?.Create(),
            ReduceOnPlateau = Schedule?.CreatePlateau(),
            Resume = isResumed,
            CancellationToken = cancellation,
            StepCompleted = stepCompleted,
            EpochCompleted = epoch =>
            {
                _report.AddEpoch(epoch);
                if (epoch.Epoch == fit.Epochs)
                {
                    _report.AddLine(_trainer, TrainingCase.Steps);
                }
            },
        });

    private float Step(int step)
    {
        int rows = Description.MaxBatchSize - step % Math.Min(Description.MaxBatchSize, 7);
        float[] inputs = RandomSamples.Inputs(Description, rows, (ulong)step);
        return typeof(TNetwork).IsDefined(typeof(CustomLossAttribute))
            ? _trainer.Step(inputs, RandomSamples.Targets(Description, rows, (ulong)step), OwnLossFunction.Compute)
            : _trainer.Step(inputs, Targets(rows, (ulong)step));
    }

    private static Targets Targets(int rows, ulong seed)
    {
        Targets targets = Kind.Labels
            ? RandomSamples.Labels(Description, rows, seed)
            : RandomSamples.Targets(Description, rows, seed);
        return Kind.Weights ? targets.WithWeights(RandomSamples.Weights(rows, seed)) : targets;
    }

    private byte[] Checkpoint()
    {
        var file = new byte[_trainer.GetCheckpointLength()];
        _trainer.SaveCheckpoint(file);
        return file;
    }

    /// <summary>Goes on with a trainer of another seed: whatever is not in the checkpoint differs.</summary>
    private void Interrupt(byte[] checkpoint)
    {
        _trainer = CreateTrainer(Seed + 1);
        _trainer.LoadCheckpoint(checkpoint);
    }

    private Trainer<TNetwork> CreateTrainer(ulong seed)
    {
        TNetwork network = _create(seed);
        if (Description.StandardizesInputs)
        {
            network.InputStandardization = RandomSamples.Scale(network.InputCount);
        }

        if (Description.StandardizesTargets)
        {
            network.TargetStandardization = RandomSamples.Scale(network.OutputCount);
        }

        return _options.Group is { } group
            ? new DistributedTrainer<TNetwork>(network, group, _options.Workers).Trainer
            : new Trainer<TNetwork>(network, _options.Workers);
    }
}
