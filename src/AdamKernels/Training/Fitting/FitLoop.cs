using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Trains over a whole set, epoch by epoch.</summary>
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
    private readonly int _maxBatchSize = description.MaxBatchSize;
    private readonly SampleOrder _order = new();
    private bool _isRunning;

    /// <summary>Trains for a number of epochs.</summary>
    /// <param name="training">The samples to train on.</param>
    /// <param name="validation">The samples to evaluate after each epoch; the default for none.</param>
    /// <param name="options">How to train.</param>
    public FitResult Run(SampleSet training, SampleSet validation, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check(_maxBatchSize, training.Count, hasValidationSet: validation.Count > 0);
        if (_isRunning)
        {
            throw new InvalidOperationException("Fit is already running: its callbacks may not call Fit on the same trainer.");
        }

        options.CancellationToken.ThrowIfCancellationRequested();
        bool hasBegun = false;
        _isRunning = true;
        try
        {
            // The last check that may refuse the call: until it has passed, batches that wait for an update are kept.
            CheckFirstRate(options);
            hasBegun = true;
            update.DiscardPending();
            return RunEpochs(training, validation, options);
        }
        finally
        {
            // After an exception too: gradients of this set must not reach the next one.
            if (hasBegun)
            {
                update.DiscardPending();
            }

            _isRunning = false;
        }
    }

    /// <summary>Asks the program's own schedule, which runs as a callback does.</summary>
    private void CheckFirstRate(FitOptions options)
    {
        if (options.Schedule is { } schedule)
        {
            arguments.CheckLearningRate(schedule.GetLearningRate(0), "options.Schedule");
        }

        if (options.ReduceOnPlateau is { } plateau)
        {
            arguments.CheckLearningRate(plateau.LearningRate, "options.ReduceOnPlateau");
        }
    }

    private FitResult RunEpochs(SampleSet training, SampleSet validation, FitOptions options)
    {
        var random = new DeterministicRandom(options.Seed);
        ReadOnlySpan<int> held = _order.Split(training.Count, options.ValidationCount(training.Count), ref random, out Span<int> order);
        scale.Learn(training, order);
        bool validates = validation.Count > 0 || held.Length > 0;
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
            if (options.Shuffle)
            {
                random.Shuffle(order);
            }

            double loss = RunEpoch(training, order, epoch, firstStep, options);
            Evaluation after = Validate(training, validation, held);
            double monitored = validates ? after.Loss : loss;
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

    /// <summary>One pass over the training samples.</summary>
    /// <returns>The mean loss of the steps that count.</returns>
    private double RunEpoch(SampleSet training, ReadOnlySpan<int> order, int epoch, long firstStep, FitOptions options)
    {
        double loss = 0;
        double counted = 0;
        int batchSize = options.BatchSize == 0 ? _maxBatchSize : options.BatchSize;
        foreach ((int start, int rows) in new Batches(order.Length, batchSize))
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            update.LearningRate = options.Schedule?.GetLearningRate(update.StepCount - firstStep) ?? update.LearningRate;
            double divisor = work.Gather(training, order.Slice(start, rows));
            float stepLoss = step.Run(ref work.Inputs, rows, divisor, out bool isSkipped);
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

    private Evaluation Validate(SampleSet training, SampleSet validation, ReadOnlySpan<int> held) =>
        validation.Count > 0 ? evaluator.Evaluate(validation, buffers, inUnitOfTargets: false)
        : held.Length > 0 ? evaluator.Evaluate(training, held)
        : new Evaluation(double.NaN, double.NaN, 0);
}
