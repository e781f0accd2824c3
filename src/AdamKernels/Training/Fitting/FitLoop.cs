using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Trains over a set or a source, epoch by epoch.</summary>
internal sealed class FitLoop(
    NetworkDescription description,
    NetworkScale scale,
    TrainingBuffers buffers,
    ArgumentChecks arguments,
    WorkingBatch work,
    FusedStep step,
    ParameterUpdate update,
    Evaluator evaluator,
    BestParameters best)
{
    private readonly SampleOrder _order = new();
    private readonly SourceBatch _sourceBatch = new(description, arguments);
    private bool _isRunning;

    /// <summary>Trains for a number of epochs over a set.</summary>
    /// <param name="training">The samples to train on.</param>
    /// <param name="validation">The samples to evaluate after each epoch; the default for none.</param>
    /// <param name="options">How to train.</param>
    public FitResult Run(SampleSet training, SampleSet validation, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check(description.MaxBatchSize);
        options.CheckValidation(training.Count, hasValidationSet: validation.Count > 0);
        Enter(options);
        try
        {
            var feed = new SetFeed(training, _order, work, options, BatchSize(options));
            return Run(ref feed, validation, options);
        }
        finally
        {
            _isRunning = false;
        }
    }

    /// <summary>Trains for a number of epochs over the samples of a source.</summary>
    /// <param name="source">The samples to train on.</param>
    /// <param name="validation">The samples to evaluate after each epoch; the default for none.</param>
    /// <param name="options">How to train.</param>
    public FitResult Run(IBatchSource source, SampleSet validation, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        options.Check(description.MaxBatchSize);
        options.CheckSource();
        scale.Check();
        Enter(options);
        try
        {
            _sourceBatch.Prepare(source, BatchSize(options));
            var feed = new SourceFeed(source, _sourceBatch, work, options.Seed, BatchSize(options));
            return Run(ref feed, validation, options);
        }
        finally
        {
            _isRunning = false;
        }
    }

    private int BatchSize(FitOptions options) => options.BatchSize == 0 ? description.MaxBatchSize : options.BatchSize;

    private void Enter(FitOptions options)
    {
        if (_isRunning)
        {
            throw new InvalidOperationException("Fit is already running: its callbacks may not call Fit on the same trainer.");
        }

        options.CancellationToken.ThrowIfCancellationRequested();
        _isRunning = true;
    }

    private FitResult Run<TFeed>(ref TFeed feed, SampleSet validation, FitOptions options)
        where TFeed : struct, IBatchFeed, allows ref struct
    {
        // The last checks that may refuse the call: until they have passed, batches that wait for an update are kept.
        ILearningRateSchedule? schedule = CreateSchedule(feed.SampleCount, options);
        CheckFirstRate(schedule, options);
        feed.Learn(scale);
        update.DiscardPending();
        try
        {
            return RunEpochs(ref feed, validation, schedule, options);
        }
        finally
        {
            // After an exception too: gradients of this set must not reach the next one.
            update.DiscardPending();
        }
    }

    /// <summary>Tells the program's own schedule how long the Fit is.</summary>
    private ILearningRateSchedule? CreateSchedule(long? samples, FitOptions options)
    {
        if (options.Schedule is null or ILearningRateSchedule)
        {
            return (ILearningRateSchedule?)options.Schedule;
        }

        if (samples is not { } count)
        {
            throw new ArgumentException(
                "Expected a schedule in steps, because the source does not say how many samples an epoch has, but got one in epochs.",
                "options.Schedule");
        }

        FitLength length = FitLength.Of(count, BatchSize(options), description.BatchesPerUpdate, options.Epochs);
        return options.Schedule.CreateSchedule(length)
            ?? throw new InvalidOperationException("Expected a schedule from options.Schedule, but its CreateSchedule returned null.");
    }

    /// <summary>Asks the program's own schedule, which runs as a callback does.</summary>
    private void CheckFirstRate(ILearningRateSchedule? schedule, FitOptions options)
    {
        if (schedule is not null)
        {
            arguments.CheckLearningRate(schedule.GetLearningRate(0), "options.Schedule");
        }

        if (options.ReduceOnPlateau is { } plateau)
        {
            arguments.CheckLearningRate(plateau.LearningRate, "options.ReduceOnPlateau");
        }
    }

    private FitResult RunEpochs<TFeed>(ref TFeed feed, SampleSet validation, ILearningRateSchedule? schedule, FitOptions options)
        where TFeed : struct, IBatchFeed, allows ref struct
    {
        bool restoresBest = options.EarlyStopping is { RestoreBest: true };
        if (restoresBest)
        {
            best.Prepare();
        }

        ReduceOnPlateau? plateau = options.ReduceOnPlateau;
        update.LearningRate = plateau?.LearningRate ?? update.LearningRate;
        var monitor = new FitMonitor(options.EarlyStopping);
        var history = new FitHistory(options.Epochs);
        long firstStep = update.StepCount;
        for (int epoch = 1; epoch <= options.Epochs && !monitor.ShouldStop; epoch++)
        {
            double loss = RunEpoch(ref feed, epoch, firstStep, schedule, options);
            Evaluation after = validation.Count > 0
                ? evaluator.Evaluate(validation, buffers, inUnitOfTargets: false)
                : feed.EvaluateHeldBack(evaluator);
            double monitored = after.SampleCount > 0 ? after.Loss : loss;
            var result = new EpochResult(epoch, loss, update.StepCount, after.Loss, after.Accuracy, update.LearningRate);
            history.Add(result);
            if (monitor.Add(result, monitored) && restoresBest)
            {
                best.Save();
            }

            if (plateau is { } rate)
            {
                update.LearningRate = rate.Report(monitored);
                plateau = rate;
            }

            options.EpochCompleted?.Invoke(result);
            options.Progress?.Report(result);
        }

        if (restoresBest)
        {
            best.Restore();
        }

        FitStopReason reason = history.Count < options.Epochs ? FitStopReason.StoppedEarly : FitStopReason.Completed;
        return new FitResult(history[^1], monitor.Best, reason, history);
    }

    /// <exception cref="NonFiniteLossException">It names the sample by its index in the set, not in the batch.</exception>
    private float RunStep<TFeed>(ref TFeed feed, int rows, double divisor, out bool isSkipped)
        where TFeed : struct, IBatchFeed, allows ref struct
    {
        try
        {
            return step.Run(ref feed.Inputs, rows, divisor, out isSkipped);
        }
        catch (NonFiniteLossException exception) when (exception.Sample is { } row)
        {
            throw exception.WithSample(feed.GetSample((int)row));
        }
    }

    /// <summary>One pass over the training samples.</summary>
    /// <returns>The mean loss of the steps that count.</returns>
    private double RunEpoch<TFeed>(
        ref TFeed feed, int epoch, long firstStep, ILearningRateSchedule? schedule, FitOptions options)
        where TFeed : struct, IBatchFeed, allows ref struct
    {
        double loss = 0;
        double counted = 0;
        feed.BeginEpoch();
        for (int rows = feed.MoveNext(); rows > 0; rows = feed.MoveNext())
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            update.LearningRate = schedule?.GetLearningRate(update.StepCount - firstStep) ?? update.LearningRate;
            double divisor = feed.Load();
            float stepLoss = RunStep(ref feed, rows, divisor, out bool isSkipped);
            if (!isSkipped)
            {
                loss += stepLoss * divisor;
                counted += divisor;
            }

            options.StepCompleted?.Invoke(new StepResult(epoch, stepLoss, update.StepCount));
        }

        // The remaining batches do not wait for the next epoch.
        update.ApplyPending();
        return loss / counted;
    }
}
